<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
<context>
    <name>ActionOffer</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
</context>
<context>
    <name>AutoStrip</name>
    <message>
        <source>Listening – just speak</source>
        <translation>正在听，直接说话即可</translation>
    </message>
    <message>
        <source>The language is found by itself.</source>
        <translation>自动识别语言。</translation>
    </message>
    <message>
        <source>Heard last: {language}</source>
        <translation>刚才听到：{language}</translation>
    </message>
    <message>
        <source>Heard last: probably {language} ({percent} %)</source>
        <translation>刚才听到：{language}（很可能，{percent}%）</translation>
    </message>
    <message>
        <source>Heard last: perhaps {language} ({percent} %)</source>
        <translation>刚才听到：{language}（可能，{percent}%）</translation>
    </message>
    <message>
        <source>Wrong language? Flip (F)</source>
        <translation>语言不对？换另一种（F）</translation>
    </message>
    <message>
        <source>Take what was heard last for the other language, by this button or the F key</source>
        <translation>点击此按钮或按 F 键，将刚才听到的话视为另一种语言</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>The computer was too busy: {seconds} s of speech were lost.</source>
        <translation>电脑太忙，丢失了 {seconds} 秒的语音。</translation>
    </message>
    <message>
        <source>Please say it again. Closing other programs helps.</source>
        <translation>请再说一遍。关闭其他程序会有帮助。</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>关闭此消息</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>No words were heard. Please say it again.</source>
        <translation>没有听到说话。请再说一遍。</translation>
    </message>
    <message>
        <source>This did not work.</source>
        <translation>没有成功。</translation>
    </message>
</context>
<context>
    <name>BubbleActions</name>
    <message>
        <source>Copied</source>
        <translation>已复制</translation>
    </message>
    <message>
        <source>Say again</source>
        <translation>再读一遍</translation>
    </message>
    <message>
        <source>Copy translation (hold for more)</source>
        <translation>复制译文（按住可查看更多选项）</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>放大显示</translation>
    </message>
    <message>
        <source>Wrong language? Flip</source>
        <translation>语言不对？换另一种</translation>
    </message>
</context>
<context>
    <name>BubbleFooter</name>
    <message>
        <source>Corrected</source>
        <translation>已更正</translation>
    </message>
    <message>
        <source>Spoken in short</source>
        <translation>朗读已精简</translation>
    </message>
    <message>
        <source>The voice had fallen behind, so it left a part out. The full translation is shown here.</source>
        <translation>朗读跟不上说话的速度，因此略去了一部分。完整译文显示在这里。</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} 秒</translation>
    </message>
    <message>
        <source>Time from the last word to the translation</source>
        <translation>从说完最后一个词到出现译文的时间</translation>
    </message>
    <message>
        <source>Waiting for speech recognition to be ready…</source>
        <translation>正在等待语音识别准备就绪…</translation>
    </message>
    <message>
        <source>Waiting for the translation to be ready…</source>
        <translation>正在等待翻译准备就绪…</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>正在听…</translation>
    </message>
    <message>
        <source>Recognising…</source>
        <translation>正在识别…</translation>
    </message>
    <message>
        <source>Translating…</source>
        <translation>正在翻译…</translation>
    </message>
    <message>
        <source>No words were heard. Please say it again.</source>
        <translation>没有听到说话。请再说一遍。</translation>
    </message>
    <message>
        <source>Speaking…</source>
        <translation>正在朗读…</translation>
    </message>
    <message>
        <source>This did not work.</source>
        <translation>没有成功。</translation>
    </message>
</context>
<context>
    <name>BubbleList</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Back to the newest</source>
        <translation>回到最新内容</translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <source>Keep holding while you speak</source>
        <translation>说话时请一直按住</translation>
    </message>
</context>
<context>
    <name>CornerGrip</name>
    <message>
        <source>Pull to change the width and the size of the text</source>
        <translation>拖动以调整宽度和文字大小</translation>
    </message>
</context>
<context>
    <name>CorrectionEditor</name>
    <message>
        <source>What was said</source>
        <translation>原话</translation>
    </message>
    <message>
        <source>Enter translates it again, Esc leaves it as it was.</source>
        <translation>按回车键重新翻译，按 Esc 键保持原样。</translation>
    </message>
    <message>
        <source>Translate again</source>
        <translation>重新翻译</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车键</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc 键</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Hold to talk</source>
        <translation>按住说话</translation>
    </message>
    <message>
        <source>Show or hide the subtitles</source>
        <translation>显示或隐藏字幕</translation>
    </message>
    <message>
        <source>Start or pause listening</source>
        <translation>开始或暂停收听</translation>
    </message>
</context>
<context>
    <name>DeviceChooser</name>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>{device}（未连接）</translation>
    </message>
</context>
<context>
    <name>DevicesStep</name>
    <message>
        <source>Plug in a microphone or a headset, or connect one by Bluetooth, then look again.</source>
        <translation>请插入麦克风或耳麦，或通过蓝牙连接，然后重新查找。</translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation>没有找到麦克风。</translation>
    </message>
    <message>
        <source>The microphone cannot be used.</source>
        <translation>麦克风无法使用。</translation>
    </message>
    <message>
        <source>Preparing the microphone…</source>
        <translation>正在准备麦克风…</translation>
    </message>
    <message>
        <source>That is quiet: come closer or choose another microphone.</source>
        <translation>声音太小：请靠近一些，或选择其他麦克风。</translation>
    </message>
    <message>
        <source>Say something.</source>
        <translation>请说句话。</translation>
    </message>
    <message>
        <source>I can hear you.</source>
        <translation>听到您的声音了。</translation>
    </message>
    <message>
        <source>No sound comes from this microphone.</source>
        <translation>这个麦克风没有声音。</translation>
    </message>
    <message>
        <source>Open System Settings &gt; Privacy &amp; Security &gt; Microphone and switch Dragoman on. Then close Dragoman and open it again.</source>
        <translation>请打开“系统设置 &gt; 隐私与安全性 &gt; 麦克风”，启用 Dragoman。然后关闭 Dragoman，再重新打开。</translation>
    </message>
    <message>
        <source>Open Settings &gt; Privacy &amp; security &gt; Microphone and allow desktop apps to use it. If the microphone has a switch of its own, switch it on.</source>
        <translation>请打开“设置 &gt; 隐私和安全性 &gt; 麦克风”，允许桌面应用访问麦克风。如果麦克风自带开关，请将其打开。</translation>
    </message>
    <message>
        <source>Open the sound settings of your computer and look whether the microphone is muted, or whether another program uses it. If the microphone has a switch of its own, switch it on.</source>
        <translation>请打开电脑的声音设置，查看麦克风是否被静音，或是否正被其他程序使用。如果麦克风自带开关，请将其打开。</translation>
    </message>
    <message>
        <source>Can we hear each other?</source>
        <translation>我们能听到彼此吗？</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>How loud the microphone is</source>
        <translation>麦克风音量</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>重新查找</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>播放测试音</translation>
    </message>
    <message>
        <source>Did you hear it? If not, turn it up or choose another loudspeaker.</source>
        <translation>听到了吗？如果没有，请调高音量或选择其他扬声器。</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Waiting for the first words…</source>
        <translation>正在等待第一句话…</translation>
    </message>
    <message>
        <source>Listen and read along</source>
        <translation>边听边看译文</translation>
    </message>
    <message>
        <source>Press Start and play a video or join a call. What is said appears here with its translation.</source>
        <translation>点击“开始”，然后播放视频或加入通话。听到的话会连同译文显示在这里。</translation>
    </message>
    <message>
        <source>Press Start and let the others talk. What they say appears here with its translation.</source>
        <translation>点击“开始”，然后让其他人说话。他们说的话会连同译文显示在这里。</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>任意语言</translation>
    </message>
</context>
<context>
    <name>EntryTexts</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
    <message>
        <source>Close the settings</source>
        <translation>关闭设置</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>搜索设置</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Nothing found for “{words}”.</source>
        <translation>没有找到与“{words}”有关的设置。</translation>
    </message>
    <message>
        <source>Try another word, or clear the search to see everything.</source>
        <translation>请换一个词，或清除搜索以查看全部设置。</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>类别</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>设备</translation>
    </message>
    <message>
        <source>Languages and voice</source>
        <translation>语言和语音</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>识别</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>快捷键</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>隐私</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
    </message>
    <message>
        <source>Start and updates</source>
        <translation>启动与更新</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>高级</translation>
    </message>
    <message>
        <source>Reset “{name}”</source>
        <translation>还原“{name}”</translation>
    </message>
    <message>
        <source>How loud the microphone is now</source>
        <translation>麦克风当前音量</translation>
    </message>
    <message>
        <source>Preview of the subtitles</source>
        <translation>字幕预览</translation>
    </message>
    <message>
        <source>Good morning! The train to the sea leaves at nine, and there is fresh coffee in the dining car.</source>
        <translation>早上好！开往海边的列车九点发车，餐车里有现煮的咖啡。</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>{device}（未连接）</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>What Dragoman listens with. Say something: the bar moves when it hears you.</source>
        <translation>Dragoman 用它来听。说句话试试：听到您的声音时，音量条会跳动。</translation>
    </message>
    <message>
        <source>sound input, recording, headset, level, volume</source>
        <translation>声音输入、音频、录音、话筒、耳麦、电平、音量</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>扬声器</translation>
    </message>
    <message>
        <source>Where you hear the translations.</source>
        <translation>您从这里听到译文。</translation>
    </message>
    <message>
        <source>sound output, headphones, headset, voice</source>
        <translation>声音输出、音频、音箱、喇叭、耳机、耳麦、语音</translation>
    </message>
    <message>
        <source>Languages and models</source>
        <translation>语言和模型</translation>
    </message>
    <message>
        <source>Get more languages, see what is installed, and choose who speaks.</source>
        <translation>获取更多语言，查看已安装的内容，选择由谁朗读。</translation>
    </message>
    <message>
        <source>download, install, voice, translation, model, offline, remove, disk</source>
        <translation>下载、安装、语音、声音、翻译、模型、离线、删除、移除、磁盘、空间</translation>
    </message>
    <message>
        <source>Open languages and models</source>
        <translation>打开语言和模型</translation>
    </message>
    <message>
        <source>Language of this window</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>For buttons and explanations. What people speak is chosen at the top of the window.</source>
        <translation>用于按钮和说明。说话的语言在窗口顶部选择。</translation>
    </message>
    <message>
        <source>translation, interface, menus</source>
        <translation>翻译、界面、窗口、菜单</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>跟随系统</translation>
    </message>
    <message>
        <source>Speed of the voice</source>
        <translation>朗读速度</translation>
    </message>
    <message>
        <source>How fast translations are spoken.</source>
        <translation>朗读译文的快慢。</translation>
    </message>
    <message>
        <source>speech, rate, slow, fast, tempo</source>
        <translation>语音、语速、快慢、慢、快、节奏</translation>
    </message>
    <message>
        <source>Volume of the voice</source>
        <translation>朗读音量</translation>
    </message>
    <message>
        <source>How loud translations are spoken. At 0 % they are only shown.</source>
        <translation>朗读译文的音量。设为 0% 时只显示文字。</translation>
    </message>
    <message>
        <source>speech, loudness, quiet, silent, sound output</source>
        <translation>语音、响度、大声、小声、安静、静音、声音输出</translation>
    </message>
    <message>
        <source>Speak translation</source>
        <translation>朗读译文</translation>
    </message>
    <message>
        <source>On the page “Live”: read the translation out loud. Off, it is only shown.</source>
        <translation>在“实时翻译”页面上读出译文。关闭时只显示文字。</translation>
    </message>
    <message>
        <source>voice, read aloud, speech, live, mute</source>
        <translation>语音、读出、发音、实时、静音</translation>
    </message>
    <message>
        <source>Face to face</source>
        <translation>面对面</translation>
    </message>
    <message>
        <source>Turn the upper half round for the person who sits opposite you.</source>
        <translation>将上半部分倒转，方便坐在您对面的人阅读。</translation>
    </message>
    <message>
        <source>conversation, table, tablet, upside down, rotate</source>
        <translation>对话、桌子、平板电脑、倒置、颠倒、旋转</translation>
    </message>
    <message>
        <source>Automatic ({model})</source>
        <translation>自动（{model}）</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>自动</translation>
    </message>
    <message>
        <source>Speech is understood by</source>
        <translation>语音识别模型</translation>
    </message>
    <message>
        <source>The best model that is fast enough for this computer, or another one that is installed.</source>
        <translation>在这台电脑上速度够快的最佳模型，或其他已安装的模型。</translation>
    </message>
    <message>
        <source>whisper, model, quality, speed, accuracy, slow</source>
        <translation>whisper、模型、质量、速度、准确、慢、语音识别</translation>
    </message>
    <message>
        <source>Text appears</source>
        <translation>文字显示</translation>
    </message>
    <message>
        <source>How soon a translation is shown while somebody still speaks.</source>
        <translation>有人还在说话时，译文显示得有多快。</translation>
    </message>
    <message>
        <source>speed, delay, steadiness, changing words</source>
        <translation>速度、延迟、稳定、变化</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>快速</translation>
    </message>
    <message>
        <source>At once; the last words may still change.</source>
        <translation>立即显示，最后几个词可能还会变。</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>均衡</translation>
    </message>
    <message>
        <source>Soon; the newest words wait a moment.</source>
        <translation>很快显示，最新的几个词稍等片刻。</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>稳定</translation>
    </message>
    <message>
        <source>A little later; hardly any word changes.</source>
        <translation>稍晚显示，几乎不再变化。</translation>
    </message>
    <message>
        <source>Subtitles show</source>
        <translation>字幕内容</translation>
    </message>
    <message>
        <source>The translation, what was said, or both under each other.</source>
        <translation>译文、原话，或两者上下排列。</translation>
    </message>
    <message>
        <source>original, captions, overlay</source>
        <translation>原文、字幕、叠加、悬浮</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>译文</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>原话</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>两者</translation>
    </message>
    <message>
        <source>Colours of the subtitles</source>
        <translation>字幕颜色</translation>
    </message>
    <message>
        <source>The letters and what is behind them.</source>
        <translation>文字及其背景。</translation>
    </message>
    <message>
        <source>captions, overlay, contrast, background</source>
        <translation>字幕、叠加、悬浮、对比度、背景</translation>
    </message>
    <message>
        <source>White on black</source>
        <translation>黑底白字</translation>
    </message>
    <message>
        <source>Yellow on black</source>
        <translation>黑底黄字</translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation>白底黑字</translation>
    </message>
    <message>
        <source>Size of the letters</source>
        <translation>文字大小</translation>
    </message>
    <message>
        <source>How large subtitles are written.</source>
        <translation>字幕文字的大小。</translation>
    </message>
    <message>
        <source>captions, overlay, font, bigger, zoom</source>
        <translation>字幕、叠加、悬浮、字体、字号、放大、缩放</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>行数</translation>
    </message>
    <message>
        <source>How many lines of each text stay on the screen.</source>
        <translation>原话和译文各在屏幕上保留几行。</translation>
    </message>
    <message>
        <source>captions, subtitles, overlay, rows</source>
        <translation>字幕、叠加、悬浮、行</translation>
    </message>
    <message>
        <source>One</source>
        <translation>一行</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>两行</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>宽度</translation>
    </message>
    <message>
        <source>How much of the screen&apos;s width the subtitles take.</source>
        <translation>字幕占屏幕宽度的比例。</translation>
    </message>
    <message>
        <source>captions, overlay</source>
        <translation>字幕、叠加、悬浮</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>背景</translation>
    </message>
    <message>
        <source>How much it hides what is behind the subtitles. At 0 % the letters get an outline.</source>
        <translation>对字幕后方内容的遮挡程度。设为 0% 时，文字会带描边。</translation>
    </message>
    <message>
        <source>captions, overlay, opacity, transparency, see-through</source>
        <translation>字幕、叠加、悬浮、不透明度、透明</translation>
    </message>
    <message>
        <source>Hold to talk</source>
        <translation>按住说话</translation>
    </message>
    <message>
        <source>Start or pause listening</source>
        <translation>开始或暂停收听</translation>
    </message>
    <message>
        <source>keyboard, hotkey, live, start, stop</source>
        <translation>键盘、热键、实时、启动、停止</translation>
    </message>
    <message>
        <source>Take every setting on these pages back to what it was at first. The languages you speak, the size of this window and what you have saved stay.</source>
        <translation>将这些页面上的所有设置恢复为初始值。您所说的语言、窗口大小以及您保存的文件不受影响。</translation>
    </message>
    <message>
        <source>Works in every program: hold these keys to speak the language on the left.</source>
        <translation>在任何程序中都有效：按住这些键，说左侧的语言。</translation>
    </message>
    <message>
        <source>keyboard, hotkey, push to talk</source>
        <translation>键盘、热键、按键说话、对讲</translation>
    </message>
    <message>
        <source>Show or hide the subtitles</source>
        <translation>显示或隐藏字幕</translation>
    </message>
    <message>
        <source>Works in every program.</source>
        <translation>在任何程序中都有效。</translation>
    </message>
    <message>
        <source>keyboard, hotkey, captions, overlay</source>
        <translation>键盘、热键、字幕、叠加、悬浮</translation>
    </message>
    <message>
        <source>Everything stays on this computer</source>
        <translation>一切都留在这台电脑上</translation>
    </message>
    <message>
        <source>Dragoman listens, translates and speaks on this computer alone. No sound and no text leaves it, with or without the internet. The network is used only when you download a model or look for updates.</source>
        <translation>Dragoman 的听、译、读都只在这台电脑上进行。无论是否联网，声音和文字都不会离开这台电脑。只有在您下载模型或检查更新时才使用网络。</translation>
    </message>
    <message>
        <source>data, internet, offline, cloud, recording</source>
        <translation>数据、互联网、网络、离线、云端、录音</translation>
    </message>
    <message>
        <source>Your settings and a log of what went wrong are two files on this computer.</source>
        <translation>您的设置和错误日志是这台电脑上的两个文件。</translation>
    </message>
    <message>
        <source>Settings: {settings}
Log: {log}</source>
        <translation>设置：{settings}
日志：{log}</translation>
    </message>
    <message>
        <source>Where your settings are</source>
        <translation>设置的保存位置</translation>
    </message>
    <message>
        <source>file, log, path, directory, support</source>
        <translation>文件、日志、路径、目录、文件夹、支持</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>打开文件夹</translation>
    </message>
    <message>
        <source>The colours of this window.</source>
        <translation>窗口的配色。</translation>
    </message>
    <message>
        <source>theme, night, bright, accessibility, readable</source>
        <translation>主题、夜间、明亮、辅助功能、无障碍、易读</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>浅色</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>深色</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>高对比度</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>减少动态效果</translation>
    </message>
    <message>
        <source>Nothing moves or fades that need not.</source>
        <translation>不使用非必要的移动和淡入淡出。</translation>
    </message>
    <message>
        <source>animation, accessibility, dizzy, calm</source>
        <translation>动画、辅助功能、无障碍、头晕、平静</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>位置</translation>
    </message>
    <message>
        <source>Drag the subtitles or move them with the arrow keys; Esc when done. Otherwise clicks pass through.</source>
        <translation>拖动字幕，或用方向键移动；完成后按 Esc。其他时候，鼠标点击会穿过字幕。</translation>
    </message>
    <message>
        <source>position, move, drag, screen</source>
        <translation>位置、移动、拖动、屏幕</translation>
    </message>
    <message>
        <source>Move the subtitles</source>
        <translation>移动字幕</translation>
    </message>
    <message>
        <source>Out of sight: its icon waits in the system&apos;s panel, and the keys of “Shortcuts” work at once. Nobody is listened to before you open the window or press such a key.</source>
        <translation>在后台启动：系统托盘中会显示图标，“快捷键”中的按键立即可用。在您打开窗口或按下这些按键之前，不会聆听任何声音。</translation>
    </message>
    <message>
        <source>Start Dragoman when I log in</source>
        <translation>登录时启动 Dragoman</translation>
    </message>
    <message>
        <source>autostart, boot, background, tray, hidden, launch</source>
        <translation>自动启动, 自启动, 开机, 后台, 托盘, 隐藏</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>自由软件，采用 GNU 通用公共许可证第 3 版或更高版本。</translation>
    </message>
    <message>
        <source>Released on {date}.</source>
        <translation>发布于{date}。</translation>
    </message>
    <message>
        <source>It knows no address to look for updates at: ask where you got it.</source>
        <translation>此版本没有检查更新的地址：请到获取它的地方查看新版本。</translation>
    </message>
    <message>
        <source>Dragoman {version}</source>
        <translation>Dragoman {version}</translation>
    </message>
    <message>
        <source>about, release, licence, copyright, update, upgrade</source>
        <translation>关于, 版本, 许可证, 版权, 更新, 升级</translation>
    </message>
    <message>
        <source>Look for updates</source>
        <translation>检查更新</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>正在检查…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>再次检查</translation>
    </message>
    <message>
        <source>Open the download page</source>
        <translation>打开下载页面</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>You have the newest version.</source>
        <translation>已是最新版本。</translation>
    </message>
    <message>
        <source>Dragoman never looks for them by itself. When you press the button, it asks {host} for the newest version, and tells nothing about you.</source>
        <translation>Dragoman 从不自动检查更新。点击按钮时，它会向 {host} 询问最新版本，不会发送任何关于您的信息。</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>更新</translation>
    </message>
    <message>
        <source>new version, release, upgrade, download, internet</source>
        <translation>新版本, 发布, 升级, 下载, 互联网</translation>
    </message>
    <message>
        <source>Dragoman {version} of {date} is available.</source>
        <translation>Dragoman {version} 已发布（{date}）。</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>入门引导</translation>
    </message>
    <message>
        <source>Choose languages and try your microphone once more, as at the first start.</source>
        <translation>像首次启动时那样，重新选择语言并测试麦克风。</translation>
    </message>
    <message>
        <source>welcome, introduction, help, tour, wizard</source>
        <translation>欢迎、介绍、帮助、导览、向导</translation>
    </message>
    <message>
        <source>Run the first steps again</source>
        <translation>重新运行引导</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>恢复初始设置</translation>
    </message>
    <message>
        <source>defaults, factory, restore, undo</source>
        <translation>默认、出厂、还原、撤销、重置</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>还原所有设置</translation>
    </message>
    <message>
        <source>Press again to reset everything</source>
        <translation>再次点击即可全部还原</translation>
    </message>
</context>
<context>
    <name>FacingText</name>
    <message>
        <source>What is said appears here.</source>
        <translation>听到的话会显示在这里。</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Talk to each other</source>
        <translation>开始交谈</translation>
    </message>
    <message>
        <source>Hold your button down.</source>
        <translation>按住您这一侧的按钮。</translation>
    </message>
    <message>
        <source>Speak. The other person reads along.</source>
        <translation>说话，对方会同步看到译文。</translation>
    </message>
    <message>
        <source>Let go when done. They hear it, too.</source>
        <translation>说完后松开，对方还会听到译文。</translation>
    </message>
    <message>
        <source>What you say stays on this computer.</source>
        <translation>您说的话只留在这台电脑上。</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>More languages…</source>
        <translation>更多语言…</translation>
    </message>
    <message>
        <source>Language of the person on the left</source>
        <translation>左侧说话人的语言</translation>
    </message>
    <message>
        <source>Language of the person on the right</source>
        <translation>右侧说话人的语言</translation>
    </message>
    <message>
        <source>Change sides</source>
        <translation>左右互换</translation>
    </message>
</context>
<context>
    <name>HoldBar</name>
    <message>
        <source>Drag to move – Esc when done</source>
        <translation>拖动即可移动，完成后按 Esc 键</translation>
    </message>
    <message>
        <source>Arrow keys move the subtitles, with Shift in larger steps. + and – change the size of the text.</source>
        <translation>方向键可移动字幕，同时按住 Shift 键则移动得更多。+ 和 – 可调整文字大小。</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>完成</translation>
    </message>
    <message>
        <source>Close the subtitles</source>
        <translation>关闭字幕</translation>
    </message>
</context>
<context>
    <name>LagMeter</name>
    <message>
        <source>How far the translation is behind the speaker</source>
        <translation>译文落后于说话人的时间</translation>
    </message>
    <message>
        <source>{seconds} s behind</source>
        <translation>落后 {seconds} 秒</translation>
    </message>
    <message>
        <source>Text {text} s behind, speech {speech} s</source>
        <translation>文字落后 {text} 秒，语音落后 {speech} 秒</translation>
    </message>
    <message>
        <source>{seconds} s behind – a short pause helps</source>
        <translation>落后 {seconds} 秒，稍作停顿即可跟上</translation>
    </message>
</context>
<context>
    <name>LanguagesStep</name>
    <message>
        <source>Ready on this computer: {languages}</source>
        <translation>这台电脑上可用：{languages}</translation>
    </message>
    <message>
        <source>No languages are installed, so nothing can be translated yet.</source>
        <translation>没有安装任何语言，因此还无法翻译。</translation>
    </message>
    <message>
        <source>After these steps, download some on the page “Languages and models”.</source>
        <translation>完成这些步骤后，请在“语言和模型”页面下载所需语言。</translation>
    </message>
    <message>
        <source>A translation for these is not installed: {languages}</source>
        <translation>没有安装以下语言的翻译：{languages}</translation>
    </message>
    <message>
        <source>Language of this window</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Which languages do you speak?</source>
        <translation>双方说什么语言？</translation>
    </message>
    <message>
        <source>Dragoman interprets between two people, in both directions. What is said stays on this computer.</source>
        <translation>Dragoman 为两个人双向翻译。所说的话只留在这台电脑上。</translation>
    </message>
    <message>
        <source>I speak</source>
        <translation>我说</translation>
    </message>
    <message>
        <source>The other person speaks</source>
        <translation>对方说</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Models take {size} on this computer.</source>
        <translation>模型在这台电脑上占用 {size}。</translation>
    </message>
    <message>
        <source>Save {size} to a file…</source>
        <translation>将 {size} 保存到文件…</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>保存到文件…</translation>
    </message>
    <message>
        <source>Being downloaded</source>
        <translation>正在下载</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>To understand speech</source>
        <translation>用于语音识别</translation>
    </message>
    <message>
        <source>To translate</source>
        <translation>用于翻译</translation>
    </message>
    <message>
        <source>To speak</source>
        <translation>用于朗读</translation>
    </message>
    <message>
        <source>Nothing found. Try another word, or clear the search to see everything.</source>
        <translation>没有找到。请换一个词，或清除搜索以查看全部。</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>全部模型</translation>
    </message>
    <message>
        <source>Search for a language or a model</source>
        <translation>搜索语言或模型</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>清除搜索</translation>
    </message>
    <message>
        <source>Add from a file</source>
        <translation>从文件添加</translation>
    </message>
    <message>
        <source>Add a model that you have, or a file that another computer has saved</source>
        <translation>添加您已有的模型，或在另一台电脑上保存的文件</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>文件…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>文件夹…</translation>
    </message>
    <message>
        <source>Save models for a computer without internet</source>
        <translation>保存模型，供没有网络的电脑使用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>LiveBar</name>
    <message>
        <source>Detect</source>
        <translation>检测语言</translation>
    </message>
    <message>
        <source>Nothing can be heard from there</source>
        <translation>无法收听此来源</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>未就绪</translation>
    </message>
    <message>
        <source>Listening, still preparing…</source>
        <translation>正在听，仍在准备…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>正在准备…</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>正在听…</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>未在收听</translation>
    </message>
    <message>
        <source>Language that is spoken</source>
        <translation>说话的语言</translation>
    </message>
    <message>
        <source>Language of the translation</source>
        <translation>译文的语言</translation>
    </message>
    <message>
        <source>Speak translation</source>
        <translation>朗读译文</translation>
    </message>
    <message>
        <source>Read the translation out loud</source>
        <translation>将译文读出声来</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Show the translation over all other windows</source>
        <translation>在所有其他窗口之上显示译文</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Start or pause listening ({keys} or Space)</source>
        <translation>开始或暂停收听（{keys} 或空格键）</translation>
    </message>
    <message>
        <source>Subtitles of the translation (.srt)</source>
        <translation>译文字幕（.srt）</translation>
    </message>
    <message>
        <source>Mark the newest line as important (M)</source>
        <translation>将最新一行标为重要（M）</translation>
    </message>
    <message>
        <source>More languages…</source>
        <translation>更多语言…</translation>
    </message>
    <message>
        <source>Save the transcript</source>
        <translation>保存文字记录</translation>
    </message>
    <message>
        <source>Text in both languages (.txt)</source>
        <translation>双语文本（.txt）</translation>
    </message>
    <message>
        <source>Subtitles in both languages (.srt)</source>
        <translation>双语字幕（.srt）</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>标记</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>保存</translation>
    </message>
    <message>
        <source>What is listened to</source>
        <translation>收听来源</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>Listen to people in the room</source>
        <translation>收听身边的人说话</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>这台电脑</translation>
    </message>
    <message>
        <source>Listen to what this computer plays</source>
        <translation>收听这台电脑播放的声音</translation>
    </message>
    <message>
        <source>A Mac needs a virtual sound device, for example BlackHole, to listen to itself. Install it, let the sound go to it as well, and choose it as the microphone.</source>
        <translation>Mac 需要 BlackHole 之类的虚拟声音设备才能收听自身的声音。请先安装，让声音也输出到该设备，再将其选为麦克风。</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Marked as important</source>
        <translation>已标为重要</translation>
    </message>
    <message>
        <source>Listen live</source>
        <translation>实时收听</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Dragoman: conversation in two languages</source>
        <translation>Dragoman：双语对话</translation>
    </message>
</context>
<context>
    <name>ModelTexts</name>
    <message>
        <source>Understands {languages}</source>
        <translation>识别 {languages}</translation>
    </message>
    <message>
        <source>Translates between {languages}</source>
        <translation>互译 {languages}</translation>
    </message>
    <message>
        <source>Speaks {languages}</source>
        <translation>朗读 {languages}</translation>
    </message>
    <message>
        <source>Understands {number} languages</source>
        <translation>可识别 {number} 种语言</translation>
    </message>
    <message>
        <source>Translates between {number} languages</source>
        <translation>可在 {number} 种语言之间互译</translation>
    </message>
    <message>
        <source>Speaks {number} languages</source>
        <translation>可朗读 {number} 种语言</translation>
    </message>
    <message>
        <source>size not known yet</source>
        <translation>大小未知</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>约 {size}</translation>
    </message>
    <message>
        <source>Recommended for this computer: the best that is fast enough. {span} s for 5 s of speech.</source>
        <translation>推荐用于这台电脑：在速度够快的模型中效果最好。5 秒语音需 {span} 秒。</translation>
    </message>
    <message>
        <source>Fast enough for this computer: {span} s for 5 s of speech.</source>
        <translation>在这台电脑上够快：5 秒语音需 {span} 秒。</translation>
    </message>
    <message>
        <source>Too slow for this computer: {span} s for 5 s of speech.</source>
        <translation>在这台电脑上太慢：5 秒语音需 {span} 秒。</translation>
    </message>
    <message>
        <source>Too large for the memory of this computer.</source>
        <translation>模型太大，这台电脑的内存不够。</translation>
    </message>
    <message>
        <source>{advice} This is an estimate.</source>
        <translation>{advice}此为估计值。</translation>
    </message>
    <message>
        <source>Not for commercial use</source>
        <translation>不得用于商业用途</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>正在使用</translation>
    </message>
    <message>
        <source>Comes with Dragoman</source>
        <translation>Dragoman 自带</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>已安装</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>排队等待中</translation>
    </message>
    <message>
        <source>Can be added from a file</source>
        <translation>可从文件添加</translation>
    </message>
    <message>
        <source>{size} per second</source>
        <translation>每秒 {size}</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>已暂停</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} / {total}</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>正在开始…</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>剩余不到 1 分钟</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>剩余 {minutes} 分钟</translation>
    </message>
    <message>
        <source>{hours} h left</source>
        <translation>剩余 {hours} 小时</translation>
    </message>
    <message>
        <source>Not possible yet.</source>
        <translation>目前还无法翻译。</translation>
    </message>
    <message>
        <source>{model} translates what it hears.</source>
        <translation>由 {model} 直接翻译听到的话。</translation>
    </message>
    <message>
        <source>Directly, with {model}.</source>
        <translation>由 {model} 直接翻译。</translation>
    </message>
    <message>
        <source>By way of {language}: {first} translates what it hears, then {second}.</source>
        <translation>经由 {language}：先由 {first} 翻译听到的话，再由 {second} 翻译。</translation>
    </message>
    <message>
        <source>By way of {language}: first {first}, then {second}.</source>
        <translation>经由 {language}：先用 {first}，再用 {second}。</translation>
    </message>
    <message>
        <source>{ways}: becomes possible.</source>
        <translation>{ways}：下载后即可翻译。</translation>
    </message>
    <message>
        <source>{ways}: translates text instead of sound, which is better and sooner.</source>
        <translation>{ways}：翻译文字而不是声音，译得更好、更快。</translation>
    </message>
    <message>
        <source>{ways}: directly, with nothing lost on the way.</source>
        <translation>{ways}：直接翻译，不经中转，不会丢失内容。</translation>
    </message>
    <message>
        <source>{ways}: a model for these two languages alone, faster and mostly better.</source>
        <translation>{ways}：专门用于这两种语言的模型，更快，通常也更好。</translation>
    </message>
    <message>
        <source>{ways}: translates better, but takes longer.</source>
        <translation>{ways}：译得更好，但更慢。</translation>
    </message>
</context>
<context>
    <name>ModelsButton</name>
    <message>
        <source>Languages and models</source>
        <translation>语言和模型</translation>
    </message>
    <message>
        <source>{number} % downloaded</source>
        <translation>已下载 {number}%</translation>
    </message>
</context>
<context>
    <name>ModelsPanel</name>
    <message>
        <source>Adding {file}… {number} %</source>
        <translation>正在添加 {file}… {number}%</translation>
    </message>
    <message>
        <source>Added: {models}</source>
        <translation>已添加：{models}</translation>
    </message>
    <message>
        <source>Saving {file}… {number} %</source>
        <translation>正在保存 {file}… {number}%</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>已保存：{file}</translation>
    </message>
    <message>
        <source>Languages and models</source>
        <translation>语言和模型</translation>
    </message>
    <message>
        <source>Close languages and models</source>
        <translation>关闭语言和模型</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>语言</translation>
    </message>
    <message>
        <source>What two languages need, and how they work</source>
        <translation>两种语言需要什么，如何翻译</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>全部模型</translation>
    </message>
    <message>
        <source>Everything that is installed or can be</source>
        <translation>已安装和可以安装的全部模型</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>朗读语音</translation>
    </message>
    <message>
        <source>Who speaks each language</source>
        <translation>每种语言由谁朗读</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>显示内容</translation>
    </message>
</context>
<context>
    <name>ModelsSession</name>
    <message>
        <source>Add a model from a file</source>
        <translation>从文件添加模型</translation>
    </message>
    <message>
        <source>Add a model from a folder</source>
        <translation>从文件夹添加模型</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>模型</translation>
    </message>
    <message>
        <source>Save models to a file</source>
        <translation>将模型保存到文件</translation>
    </message>
</context>
<context>
    <name>OverlayWindow</name>
    <message>
        <source>Subtitles appear here</source>
        <translation>字幕显示在这里</translation>
    </message>
    <message>
        <source>Dragoman subtitles</source>
        <translation>Dragoman 字幕</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
</context>
<context>
    <name>PackRow</name>
    <message>
        <source>Save {model}</source>
        <translation>保存 {model}</translation>
    </message>
    <message>
        <source>Is being removed…</source>
        <translation>正在删除…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>使用</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>删除</translation>
    </message>
    <message>
        <source>Press again to remove it</source>
        <translation>再次点击即可删除</translation>
    </message>
</context>
<context>
    <name>PairCard</name>
    <message>
        <source>{pair} is ready, both ways.</source>
        <translation>{pair} 已就绪，可双向翻译。</translation>
    </message>
    <message>
        <source>{pair} needs a download. It then works both ways, spoken and heard.</source>
        <translation>{pair} 需要先下载模型，之后即可双向翻译，能听也能说。</translation>
    </message>
    <message>
        <source>{pair} is being downloaded. You may close this page or go on talking.</source>
        <translation>正在下载 {pair} 的模型。您可以关闭此页面，或继续交谈。</translation>
    </message>
    <message>
        <source>The download for {pair} is paused.</source>
        <translation>{pair} 的下载已暂停。</translation>
    </message>
    <message>
        <source>The download for {pair} has stopped.</source>
        <translation>{pair} 的下载已中断。</translation>
    </message>
    <message>
        <source>Both languages are the same.</source>
        <translation>两种语言相同。</translation>
    </message>
    <message>
        <source>{pair} cannot be interpreted yet.</source>
        <translation>{pair} 暂时无法互译。</translation>
    </message>
    <message>
        <source>Some of it may not be used commercially. The licences stand below.</source>
        <translation>其中一部分不得用于商业用途。许可证见下方。</translation>
    </message>
    <message>
        <source>The licences stand below.</source>
        <translation>许可证见下方。</translation>
    </message>
    <message>
        <source>Choose two different languages.</source>
        <translation>请选择两种不同的语言。</translation>
    </message>
    <message>
        <source>No model that can be downloaded translates between them. One can be added from a file.</source>
        <translation>可下载的模型都不支持这两种语言互译。您可以从文件添加模型。</translation>
    </message>
    <message>
        <source>Talk in these languages</source>
        <translation>用这两种语言交谈</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>下载（{size}）</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>暂停</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>继续</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>重试</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>取消</translation>
    </message>
</context>
<context>
    <name>PairPage</name>
    <message>
        <source>By language</source>
        <translation>按语言</translation>
    </message>
    <message>
        <source>One language</source>
        <translation>一种语言</translation>
    </message>
    <message>
        <source>The other language</source>
        <translation>另一种语言</translation>
    </message>
    <message>
        <source>What will be downloaded</source>
        <translation>将下载的模型</translation>
    </message>
    <message>
        <source>How it is interpreted now</source>
        <translation>目前如何翻译</translation>
    </message>
    <message>
        <source>Downloads that would improve the interpreting</source>
        <translation>可改善翻译的下载</translation>
    </message>
    <message>
        <source>What it uses</source>
        <translation>正在使用的模型</translation>
    </message>
</context>
<context>
    <name>Readiness</name>
    <message>
        <source>Could not be started: {parts}.</source>
        <translation>无法启动：{parts}。</translation>
    </message>
    <message>
        <source>You can go on; the main window says what to do.</source>
        <translation>您可以继续；主窗口会说明如何处理。</translation>
    </message>
    <message>
        <source>Still getting ready: {parts}.</source>
        <translation>仍在准备：{parts}。</translation>
    </message>
    <message>
        <source>You can speak already; the answer comes a little later.</source>
        <translation>现在就可以说话，结果会稍晚出现。</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>麦克风</translation>
    </message>
    <message>
        <source>speech recognition</source>
        <translation>语音识别</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>翻译</translation>
    </message>
    <message>
        <source>voices</source>
        <translation>朗读语音</translation>
    </message>
</context>
<context>
    <name>ReadyStep</name>
    <message>
        <source>You are ready</source>
        <translation>准备就绪</translation>
    </message>
    <message>
        <source>What would you like to do first? You can change it at any time.</source>
        <translation>您想先做什么？以后随时可以更改。</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Talk with somebody. Hold a button while you speak, or let Dragoman notice who is speaking.</source>
        <translation>与人交谈。说话时按住按钮，或让 Dragoman 自动判断谁在说话。</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时翻译</translation>
    </message>
    <message>
        <source>Follow a lecture, a call or a video. Read the translation while others are speaking.</source>
        <translation>收听讲座、通话或视频。别人还在说话时，您就能看到译文。</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>字幕</translation>
    </message>
    <message>
        <source>Read the translation in a slim band that stays on top of your other windows.</source>
        <translation>在始终位于其他窗口之上的细长字幕条中阅读译文。</translation>
    </message>
</context>
<context>
    <name>ShortcutEdit</name>
    <message>
        <source>{keys} is needed for typing. Add {ctrl} or {alt}, or choose a key such as F8.</source>
        <translation>打字需要用到 {keys}。请加上 {ctrl} 或 {alt}，或选择 F8 之类的按键。</translation>
    </message>
    <message>
        <source>Other programs need {keys}. Choose different keys.</source>
        <translation>其他程序需要用到 {keys}。请选择其他按键。</translation>
    </message>
    <message>
        <source>{keys} already belongs to “{function}”. Choose different keys.</source>
        <translation>{keys} 已用于“{function}”。请选择其他按键。</translation>
    </message>
    <message>
        <source>This key cannot be used. Choose a different one.</source>
        <translation>此按键无法使用。请选择其他按键。</translation>
    </message>
    <message>
        <source>Another program has these keys. Choose different ones.</source>
        <translation>这些按键已被其他程序占用。请选择其他按键。</translation>
    </message>
    <message>
        <source>This keyboard has no such key. Choose a different one.</source>
        <translation>此键盘没有这个按键。请选择其他按键。</translation>
    </message>
    <message>
        <source>The system did not give Dragoman these keys. Choose them anew to ask again.</source>
        <translation>系统没有将这些按键分配给 Dragoman。重新选择即可再次请求。</translation>
    </message>
    <message>
        <source>On this system, keys cannot be received while another program is in use; the keys in the window work.</source>
        <translation>在此系统上，使用其他程序时无法接收按键；窗口内的按键仍然有效。</translation>
    </message>
    <message>
        <source>Press the keys…</source>
        <translation>请按下按键…</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>未设置</translation>
    </message>
    <message>
        <source>Remove the keys</source>
        <translation>移除按键</translation>
    </message>
</context>
<context>
    <name>ShowView</name>
    <message>
        <source>Close (tap anywhere, or press Esc)</source>
        <translation>关闭（点按任意位置，或按 Esc 键）</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>✓ Ready</source>
        <translation>✓ 准备就绪</translation>
    </message>
    <message>
        <source>Preparing the microphone…</source>
        <translation>正在准备麦克风…</translation>
    </message>
    <message>
        <source>✓ Microphone</source>
        <translation>✓ 麦克风</translation>
    </message>
    <message>
        <source>✗ No microphone</source>
        <translation>✗ 没有麦克风</translation>
    </message>
    <message>
        <source>Preparing speech recognition…</source>
        <translation>正在准备语音识别…</translation>
    </message>
    <message>
        <source>✓ Speech recognition</source>
        <translation>✓ 语音识别</translation>
    </message>
    <message>
        <source>✗ No speech recognition</source>
        <translation>✗ 无法识别语音</translation>
    </message>
    <message>
        <source>Preparing translation…</source>
        <translation>正在准备翻译…</translation>
    </message>
    <message>
        <source>✓ Translation</source>
        <translation>✓ 翻译</translation>
    </message>
    <message>
        <source>✗ No translation</source>
        <translation>✗ 无法翻译</translation>
    </message>
    <message>
        <source>Preparing voices…</source>
        <translation>正在准备朗读语音…</translation>
    </message>
    <message>
        <source>✓ Voices</source>
        <translation>✓ 朗读语音</translation>
    </message>
    <message>
        <source>✗ No voices</source>
        <translation>✗ 没有朗读语音</translation>
    </message>
</context>
<context>
    <name>StepDots</name>
    <message>
        <source>Step {number} of {count}</source>
        <translation>第 {number} 步，共 {count} 步</translation>
    </message>
</context>
<context>
    <name>TalkBar</name>
    <message>
        <source>Hold and speak</source>
        <translation>按住说话</translation>
    </message>
    <message>
        <source>Listening… let go when done</source>
        <translation>正在听…说完请松开</translation>
    </message>
    <message>
        <source>Preparing the microphone…</source>
        <translation>正在准备麦克风…</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>没有麦克风</translation>
    </message>
    <message>
        <source>Keep holding while you speak</source>
        <translation>说话时请一直按住</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>空格键</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>回车键</translation>
    </message>
    <message>
        <source>Hold to talk</source>
        <translation>按住说话</translation>
    </message>
    <message>
        <source>Whoever speaks holds their button down.</source>
        <translation>谁说话，谁就按住自己的按钮。</translation>
    </message>
    <message>
        <source>Hands-free</source>
        <translation>免按键</translation>
    </message>
    <message>
        <source>Nobody presses anything: the language tells who speaks.</source>
        <translation>谁都不用按键：根据语言判断谁在说话。</translation>
    </message>
    <message>
        <source>Way of talking</source>
        <translation>说话方式</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>实时翻译</translation>
    </message>
    <message>
        <source>Two people talk with each other</source>
        <translation>两个人互相交谈</translation>
    </message>
    <message>
        <source>Follow a talk, a call or a video</source>
        <translation>收听讲座、通话或视频</translation>
    </message>
    <message>
        <source>What the window is used for</source>
        <translation>窗口用途</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>TranscriptDelegate</name>
    <message>
        <source>Important here, {time}</source>
        <translation>重要，{time}</translation>
    </message>
    <message>
        <source>Important here</source>
        <translation>重要</translation>
    </message>
    <message>
        <source>Not sure I heard this right</source>
        <translation>不确定是否听对了</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>正在听…</translation>
    </message>
    <message>
        <source>Recognising…</source>
        <translation>正在识别…</translation>
    </message>
    <message>
        <source>Translating…</source>
        <translation>正在翻译…</translation>
    </message>
    <message>
        <source>No words were heard.</source>
        <translation>没有听到说话。</translation>
    </message>
    <message>
        <source>This did not work.</source>
        <translation>没有成功。</translation>
    </message>
</context>
<context>
    <name>TranscriptSaver</name>
    <message>
        <source>Transcript</source>
        <translation>文字记录</translation>
    </message>
    <message>
        <source>Save the transcript</source>
        <translation>保存文字记录</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Copy translation</source>
        <translation>复制译文</translation>
    </message>
    <message>
        <source>Copy what was said</source>
        <translation>复制原话</translation>
    </message>
    <message>
        <source>Say again</source>
        <translation>再读一遍</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>文字记录</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>最新</translation>
    </message>
    <message>
        <source>Go to the newest line</source>
        <translation>转到最新一行</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>Ready</source>
        <translation>准备就绪</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>正在听</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>正在朗读</translation>
    </message>
    <message>
        <source>Something needs your attention</source>
        <translation>有问题需要您处理</translation>
    </message>
    <message>
        <source>Show Dragoman</source>
        <translation>显示 Dragoman</translation>
    </message>
    <message>
        <source>Pause listening</source>
        <translation>暂停收听</translation>
    </message>
    <message>
        <source>Start listening</source>
        <translation>开始收听</translation>
    </message>
    <message>
        <source>Hide subtitles</source>
        <translation>隐藏字幕</translation>
    </message>
    <message>
        <source>Show subtitles</source>
        <translation>显示字幕</translation>
    </message>
    <message>
        <source>Mute translation</source>
        <translation>译文静音</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>退出</translation>
    </message>
</context>
<context>
    <name>TrialResult</name>
    <message>
        <source>Listening…</source>
        <translation>正在听…</translation>
    </message>
    <message>
        <source>Understanding what you said…</source>
        <translation>正在理解您说的话…</translation>
    </message>
    <message>
        <source>Translating…</source>
        <translation>正在翻译…</translation>
    </message>
    <message>
        <source>No words were heard. Hold the button while you speak, and try once more.</source>
        <translation>没有听到说话。请在说话时按住按钮，再试一次。</translation>
    </message>
    <message>
        <source>This did not work. Try once more.</source>
        <translation>没有成功。请再试一次。</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>一切正常。</translation>
    </message>
    <message>
        <source>It took {seconds} seconds.</source>
        <translation>用时 {seconds} 秒。</translation>
    </message>
</context>
<context>
    <name>TrialStep</name>
    <message>
        <source>Try it</source>
        <translation>试一试</translation>
    </message>
    <message>
        <source>Hold the button, or the space bar, and say:</source>
        <translation>按住按钮或空格键，然后说：</translation>
    </message>
    <message>
        <source>Hold the button, or the space bar, and say something in this language: {language}</source>
        <translation>按住按钮或空格键，然后用这种语言说句话：{language}</translation>
    </message>
</context>
<context>
    <name>TurnMenu</name>
    <message>
        <source>Say again</source>
        <translation>再读一遍</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>更正</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>放大显示</translation>
    </message>
    <message>
        <source>Wrong language? Flip</source>
        <translation>语言不对？换另一种</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>复制所选文字</translation>
    </message>
    <message>
        <source>Copy translation</source>
        <translation>复制译文</translation>
    </message>
    <message>
        <source>Copy what was said</source>
        <translation>复制原话</translation>
    </message>
    <message>
        <source>Copy both</source>
        <translation>复制原话和译文</translation>
    </message>
</context>
<context>
    <name>UnsureMark</name>
    <message>
        <source>Not sure I heard this right</source>
        <translation>不确定是否听对了</translation>
    </message>
</context>
<context>
    <name>VoiceRow</name>
    <message>
        <source>Voice for {language}</source>
        <translation>{language} 的朗读语音</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>试听</translation>
    </message>
    <message>
        <source>Listen to the voice for {language}</source>
        <translation>试听 {language} 的朗读语音</translation>
    </message>
    <message>
        <source>A voice that sounds more like a person: {model}</source>
        <translation>更像真人的朗读语音：{model}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>下载</translation>
    </message>
    <message>
        <source>{licence} (not for commercial use)</source>
        <translation>{licence}（不得用于商业用途）</translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message>
        <source>Voices</source>
        <translation>朗读语音</translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>Welcome to Dragoman</source>
        <translation>欢迎使用 Dragoman</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>跳过</translation>
    </message>
    <message>
        <source>Skip the first steps and use Dragoman at once</source>
        <translation>跳过引导，立即使用 Dragoman</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>上一步</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>开始使用</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>下一步</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Subtitles cannot be written to “{name}”: its ending is not known.</source>
        <translation>字幕无法写入“{name}”：不认识这种文件扩展名。</translation>
    </message>
    <message>
        <source>Give the file a name that ends in .srt or .vtt.</source>
        <translation>请使用以 .srt 或 .vtt 结尾的文件名。</translation>
    </message>
    <message>
        <source>“{name}” cannot be written: {reason}.</source>
        <translation>“{name}”无法写入：{reason}。</translation>
    </message>
    <message>
        <source>Choose a folder that exists, that you may write to, and that has room.</source>
        <translation>请选择一个存在、允许写入且有足够空间的文件夹。</translation>
    </message>
    <message>
        <source>The speech recognition model in {folder} cannot be loaded: {reason}.</source>
        <translation>无法加载 {folder} 中的语音识别模型：{reason}。</translation>
    </message>
    <message>
        <source>Run `dragoman models repair`, then try again.</source>
        <translation>请运行 `dragoman models repair`，然后重试。</translation>
    </message>
    <message>
        <source>Speech recognition failed: {reason}.</source>
        <translation>语音识别失败：{reason}。</translation>
    </message>
    <message>
        <source>Say it again; if it keeps failing, restart the app.</source>
        <translation>请再说一遍；如果一直失败，请重新启动本程序。</translation>
    </message>
    <message>
        <source>Your settings could not be saved ({reason}).</source>
        <translation>无法保存您的设置（{reason}）。</translation>
    </message>
    <message>
        <source>Make room on the disk, or allow writing to {folder}.</source>
        <translation>请清理磁盘空间，或允许写入 {folder}。</translation>
    </message>
    <message>
        <source>Your settings could not be read ({reason}).</source>
        <translation>无法读取您的设置（{reason}）。</translation>
    </message>
    <message>
        <source>Dragoman uses its defaults. Allow reading {file} to get yours back.</source>
        <translation>Dragoman 正在使用默认设置。允许读取 {file} 即可恢复您的设置。</translation>
    </message>
    <message>
        <source>Your settings were damaged and could not be read.</source>
        <translation>您的设置已损坏，无法读取。</translation>
    </message>
    <message>
        <source>Dragoman uses its defaults. The damaged file was kept as {file}.</source>
        <translation>Dragoman 正在使用默认设置。损坏的文件已保留为 {file}。</translation>
    </message>
    <message>
        <source>The voice {name} cannot be loaded: {reason}.</source>
        <translation>无法加载朗读语音 {name}：{reason}。</translation>
    </message>
    <message>
        <source>This sentence cannot be spoken: {reason}.</source>
        <translation>这句话无法朗读：{reason}。</translation>
    </message>
    <message>
        <source>Its text is shown all the same.</source>
        <translation>文字仍会显示。</translation>
    </message>
    <message>
        <source>No voice for the language {language} is installed.</source>
        <translation>没有安装语言 {language} 的朗读语音。</translation>
    </message>
    <message>
        <source>Its translation is shown as text; `dragoman models` lists the voices.</source>
        <translation>译文会以文字显示；运行 `dragoman models` 可列出朗读语音。</translation>
    </message>
    <message>
        <source>What this computer plays cannot be recorded here.</source>
        <translation>在这台电脑上无法录制电脑播放的声音。</translation>
    </message>
    <message>
        <source>The sound device “{name}” is not there.</source>
        <translation>找不到声音设备“{name}”。</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one in the settings.</source>
        <translation>请连接该设备，或在设置中选择其他设备。</translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation>没有找到麦克风。</translation>
    </message>
    <message>
        <source>Plug one in and try again.</source>
        <translation>请连接一个，然后重试。</translation>
    </message>
    <message>
        <source>No loudspeaker or headphones were found.</source>
        <translation>没有找到扬声器或耳机。</translation>
    </message>
    <message>
        <source>Plug them in and try again.</source>
        <translation>请连接后重试。</translation>
    </message>
    <message>
        <source>Install a virtual sound device such as BlackHole, and choose it as the microphone.</source>
        <translation>请安装 BlackHole 之类的虚拟声音设备，并选择它作为麦克风。</translation>
    </message>
    <message>
        <source>Switch on “Stereo Mix” in the sound settings of Windows, and choose it as the microphone.</source>
        <translation>请在 Windows 的声音设置中启用“立体声混音”，并选择它作为麦克风。</translation>
    </message>
    <message>
        <source>It needs PulseAudio or PipeWire, and the package that connects them (on Debian and Ubuntu: “sudo apt-get install libasound2-plugins”).</source>
        <translation>这需要 PulseAudio 或 PipeWire，以及连接它们的软件包（在 Debian 和 Ubuntu 上：“sudo apt-get install libasound2-plugins”）。</translation>
    </message>
    <message>
        <source>The loudspeaker “{name}” cannot be used now.</source>
        <translation>扬声器“{name}”现在无法使用。</translation>
    </message>
    <message>
        <source>Close other programs that may have taken it, or choose another one.</source>
        <translation>请关闭可能占用它的其他程序，或选择其他设备。</translation>
    </message>
    <message>
        <source>The microphone “{name}” cannot be used now.</source>
        <translation>麦克风“{name}”现在无法使用。</translation>
    </message>
    <message>
        <source>Close other programs that may have taken it, allow its use in the privacy settings of this computer, or choose another one.</source>
        <translation>请关闭可能占用它的其他程序，在电脑的隐私设置中允许使用它，或选择其他设备。</translation>
    </message>
    <message>
        <source>The loudspeaker stopped playing.</source>
        <translation>扬声器停止了播放。</translation>
    </message>
    <message>
        <source>Check that it is plugged in and switched on, or choose another one.</source>
        <translation>请检查它是否已连接并打开，或选择其他设备。</translation>
    </message>
    <message>
        <source>“{name}” is not an audio or video file, or it is damaged from its start.</source>
        <translation>“{name}”不是音频或视频文件，或者从开头就已损坏。</translation>
    </message>
    <message>
        <source>Play it in a media player to check it, or choose another file.</source>
        <translation>请用媒体播放器播放以检查，或选择其他文件。</translation>
    </message>
    <message>
        <source>“{name}” has no sound.</source>
        <translation>“{name}”没有声音。</translation>
    </message>
    <message>
        <source>Choose a file with an audio track.</source>
        <translation>请选择带有音轨的文件。</translation>
    </message>
    <message>
        <source>“{name}” is a folder.</source>
        <translation>“{name}”是一个文件夹。</translation>
    </message>
    <message>
        <source>Choose an audio or video file in it.</source>
        <translation>请选择其中的音频或视频文件。</translation>
    </message>
    <message>
        <source>There is no file “{name}”.</source>
        <translation>没有名为“{name}”的文件。</translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation>请检查文件名和所在的文件夹。</translation>
    </message>
    <message>
        <source>“{name}” may not be read by this user.</source>
        <translation>当前用户无权读取“{name}”。</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or copy it to a folder of your own.</source>
        <translation>请更改文件的权限，或将其复制到您自己的文件夹。</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {reason}.</source>
        <translation>“{name}”无法读取：{reason}。</translation>
    </message>
    <message>
        <source>Check the drive it is on, or copy it to another one.</source>
        <translation>请检查文件所在的磁盘，或将文件复制到其他磁盘。</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}”是空文件。</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>请选择其他文件。</translation>
    </message>
    <message>
        <source>“{name}” is damaged or incomplete: it could be read up to {time} only.</source>
        <translation>“{name}”已损坏或不完整：只能读取到 {time}。</translation>
    </message>
    <message>
        <source>Copy or download the file again if you need the rest.</source>
        <translation>如果需要其余部分，请重新复制或下载该文件。</translation>
    </message>
    <message>
        <source>“{name}” is damaged: {lost} seconds of it, from {time} on, are missing.</source>
        <translation>“{name}”已损坏：从 {time} 起缺少 {lost} 秒。</translation>
    </message>
    <message>
        <source>Copy or download the file again if you need them.</source>
        <translation>如果需要这部分内容，请重新复制或下载该文件。</translation>
    </message>
    <message>
        <source>The microphone stopped delivering sound.</source>
        <translation>麦克风不再传来声音。</translation>
    </message>
    <message>
        <source>The speech cannot be written to “{name}”: {reason}.</source>
        <translation>语音无法写入“{name}”：{reason}。</translation>
    </message>
    <message>
        <source>The sound library PortAudio is missing.</source>
        <translation>缺少声音库 PortAudio。</translation>
    </message>
    <message>
        <source>Install it (on Debian and Ubuntu: “sudo apt-get install libportaudio2”).</source>
        <translation>请安装它（在 Debian 和 Ubuntu 上：“sudo apt-get install libportaudio2”）。</translation>
    </message>
    <message>
        <source>The sound system of this computer does not answer.</source>
        <translation>这台电脑的声音系统没有响应。</translation>
    </message>
    <message>
        <source>Check that sound works in other programs, or restart the computer.</source>
        <translation>请检查其他程序中声音是否正常，或重新启动电脑。</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({kind}).</source>
        <translation>发生了意外错误（{kind}）。</translation>
    </message>
    <message>
        <source>The log has the details; please report it.</source>
        <translation>详细信息在日志中；请报告此问题。</translation>
    </message>
    <message>
        <source>To mend it, run: {command}</source>
        <translation>要修复，请运行：{command}</translation>
    </message>
    <message>
        <source>The disk holding {folder} is full: {name} needs {needed} MB.</source>
        <translation>{folder} 所在的磁盘已满：{name} 需要 {needed} MB。</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>请释放一些空间，然后重试。</translation>
    </message>
    <message>
        <source>{name} is not installed: the package {part} is missing.</source>
        <translation>{name} 未安装：缺少软件包 {part}。</translation>
    </message>
    <message>
        <source>{name} is damaged: {file} of the package {part} is not what it should be.</source>
        <translation>{name} 已损坏：软件包 {part} 中的 {file} 与预期不符。</translation>
    </message>
    <message>
        <source>{name} cannot be placed in {folder}: {reason}.</source>
        <translation>{name} 无法放入 {folder}：{reason}。</translation>
    </message>
    <message>
        <source>Make sure that the folder can be written to and the disk has room.</source>
        <translation>请确认该文件夹可以写入，且磁盘有足够空间。</translation>
    </message>
    <message>
        <source>No model translates from {source} to {target}.</source>
        <translation>没有从 {source} 翻译到 {target} 的模型。</translation>
    </message>
    <message>
        <source>Choose other languages; `dragoman models` lists what is installed.</source>
        <translation>请选择其他语言；运行 `dragoman models` 可列出已安装的内容。</translation>
    </message>
    <message>
        <source>The translation model in {folder} cannot be loaded: {reason}.</source>
        <translation>无法加载 {folder} 中的翻译模型：{reason}。</translation>
    </message>
    <message>
        <source>Translation failed: {reason}.</source>
        <translation>翻译失败：{reason}。</translation>
    </message>
    <message>
        <source>Try it again in other words.</source>
        <translation>请换一种说法再试。</translation>
    </message>
    <message>
        <source>The transcript could not be saved ({reason}).</source>
        <translation>无法保存文字记录（{reason}）。</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk, and save it again.</source>
        <translation>请选择其他文件夹或清理磁盘空间，然后重新保存。</translation>
    </message>
    <message>
        <source>The voices of eSpeak NG cannot be loaded: {reason}.</source>
        <translation>无法加载 eSpeak NG 的朗读语音：{reason}。</translation>
    </message>
    <message>
        <source>Install Dragoman again, in a folder whose whole path is shorter.</source>
        <translation>请将 Dragoman 重新安装到完整路径更短的文件夹。</translation>
    </message>
    <message>
        <source>There are newer versions, but this one is too old to read about them.</source>
        <translation>有更新的版本，但此版本太旧，无法读取其信息。</translation>
    </message>
    <message>
        <source>Get the newest version from where you got this one.</source>
        <translation>请到获取此版本的地方下载最新版本。</translation>
    </message>
    <message>
        <source>The address where this copy looks for updates is not one: {reason}.</source>
        <translation>此版本检查更新所用的地址无效：{reason}。</translation>
    </message>
    <message>
        <source>What answers at {host} does not tell of new versions.</source>
        <translation>{host} 返回的内容不是新版本的信息。</translation>
    </message>
    <message>
        <source>{host} tells nothing of new versions any more (error {status}).</source>
        <translation>{host} 不再提供新版本的信息（错误 {status}）。</translation>
    </message>
    <message>
        <source>{host} cannot say at the moment whether there is a new version (error {status}).</source>
        <translation>{host} 暂时无法告知是否有新版本（错误 {status}）。</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>请稍后重试。</translation>
    </message>
    <message>
        <source>{host} cannot prove that it is the right one: {reason}.</source>
        <translation>{host} 无法证明其身份：{reason}。</translation>
    </message>
    <message>
        <source>Check the date of this computer, and whether the network wants you to log in, then try again. Where a firewall looks into connections, ask a network administrator.</source>
        <translation>请检查这台电脑的日期，以及网络是否要求登录，然后重试。如果防火墙会检查连接内容，请联系网络管理员。</translation>
    </message>
    <message>
        <source>{host} cannot be reached, or breaks off: {reason}.</source>
        <translation>无法连接 {host}，或连接中断：{reason}。</translation>
    </message>
    <message>
        <source>Check the connection to the internet, then try again.</source>
        <translation>请检查网络连接，然后重试。</translation>
    </message>
    <message>
        <source>The network is not to be used: the environment variable HF_HUB_OFFLINE is set.</source>
        <translation>不允许使用网络：已设置环境变量 HF_HUB_OFFLINE。</translation>
    </message>
    <message>
        <source>Remove that environment variable, or add the model from a file.</source>
        <translation>请取消该环境变量，或从文件添加模型。</translation>
    </message>
    <message>
        <source>The address that models are downloaded from is not one: {reason}.</source>
        <translation>模型下载地址无效：{reason}。</translation>
    </message>
    <message>
        <source>Somebody has set it as the environment variable HF_ENDPOINT: correct or remove it, then try again.</source>
        <translation>该地址由环境变量 HF_ENDPOINT 指定：请更正或取消该变量，然后重试。</translation>
    </message>
    <message>
        <source>Check the connection to the internet, then try again. Where this site is blocked, add the model from a file, or let a network administrator set the environment variable HF_ENDPOINT to the address of another one.</source>
        <translation>请检查网络连接，然后重试。如果当地无法访问此网站，请从文件添加模型，或请网络管理员在环境变量 HF_ENDPOINT 中填写其他网站的地址。</translation>
    </message>
    <message>
        <source>What answers at {host} does not offer models.</source>
        <translation>{host} 返回的内容并非来自提供模型的网站。</translation>
    </message>
    <message>
        <source>Log in to the network if it asks for that, then try again.</source>
        <translation>如果网络要求登录，请先登录，然后重试。</translation>
    </message>
    <message>
        <source>What {host} sends as {file} is not what it should be.</source>
        <translation>{host} 发来的 {file} 与预期不符。</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, add the model from a file.</source>
        <translation>请稍后重试；如果一直如此，请从文件添加模型。</translation>
    </message>
    <message>
        <source>{host} offers {repository} only to people who log in, or not at all.</source>
        <translation>{host} 仅向已登录的用户提供 {repository}，或不提供。</translation>
    </message>
    <message>
        <source>Accept its conditions on that site, run `hf auth login` once, then try again.</source>
        <translation>请在该网站上接受使用条款，运行一次 `hf auth login`，然后重试。</translation>
    </message>
    <message>
        <source>Update Dragoman, or add the model from a file.</source>
        <translation>请更新 Dragoman，或从文件添加模型。</translation>
    </message>
    <message>
        <source>{host} does not give {file} of {repository} (error {status}).</source>
        <translation>{host} 没有提供 {repository} 的 {file}（错误 {status}）。</translation>
    </message>
    <message>
        <source>{name} says that it is a {family} model, but is another kind.</source>
        <translation>{name} 标明是 {family} 模型，实际却是其他类型。</translation>
    </message>
    <message>
        <source>Fetch the model anew, from where it was published.</source>
        <translation>请从发布该模型的地方重新下载。</translation>
    </message>
    <message>
        <source>It cannot be told which model {folder} holds: {reason}.</source>
        <translation>无法判断 {folder} 中是哪个模型：{reason}。</translation>
    </message>
    <message>
        <source>Import all files of a Whisper or translation model in CTranslate2&apos;s format, of a Piper voice, an .argosmodel, or what Dragoman has exported.</source>
        <translation>请添加以下之一：CTranslate2 格式的 Whisper 模型或翻译模型的全部文件、Piper 语音的全部文件、.argosmodel 文件，或 Dragoman 保存的文件。</translation>
    </message>
    <message>
        <source>{name} is made for a newer version of Dragoman ({what}).</source>
        <translation>{name} 需要更新版本的 Dragoman（{what}）。</translation>
    </message>
    <message>
        <source>Update Dragoman, then import it again.</source>
        <translation>请更新 Dragoman，然后重新添加。</translation>
    </message>
    <message>
        <source>{file} cannot be unpacked: {reason}.</source>
        <translation>无法解压 {file}：{reason}。</translation>
    </message>
    <message>
        <source>Fetch the file anew, from a place you trust.</source>
        <translation>请从可信的来源重新下载该文件。</translation>
    </message>
    <message>
        <source>There is no file or folder {path}.</source>
        <translation>文件或文件夹 {path} 不存在。</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>请检查名称。</translation>
    </message>
    <message>
        <source>{file} is not a zip file.</source>
        <translation>{file} 不是 zip 文件。</translation>
    </message>
    <message>
        <source>Import a .zip, an .argosmodel, or the folder that holds the model.</source>
        <translation>请添加 .zip 文件、.argosmodel 文件，或模型所在的文件夹。</translation>
    </message>
    <message>
        <source>{file} cannot be imported: {reason}.</source>
        <translation>无法添加 {file}：{reason}。</translation>
    </message>
    <message>
        <source>Export it anew with this version of Dragoman, or fetch the file again.</source>
        <translation>请用此版本的 Dragoman 重新保存，或重新下载该文件。</translation>
    </message>
    <message>
        <source>{name} is a part of Dragoman and cannot be removed.</source>
        <translation>{name} 是 Dragoman 的一部分，不能移除。</translation>
    </message>
    <message>
        <source>If it is damaged, install Dragoman again.</source>
        <translation>如果它已损坏，请重新安装 Dragoman。</translation>
    </message>
    <message>
        <source>{name} cannot be removed from {folder}: {reason}.</source>
        <translation>无法从 {folder} 中删除 {name}：{reason}。</translation>
    </message>
    <message>
        <source>Close the programs that use it, then try again.</source>
        <translation>请关闭正在使用它的程序，然后重试。</translation>
    </message>
    <message>
        <source>{name}, which is a part of Dragoman, is damaged.</source>
        <translation>{name}（Dragoman 的一部分）已损坏。</translation>
    </message>
    <message>
        <source>Install Dragoman again.</source>
        <translation>请重新安装 Dragoman。</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>无法写入 {path}：{reason}。</translation>
    </message>
    <message>
        <source>Choose another folder, or one on a disk with more room.</source>
        <translation>请选择其他文件夹，或空间更大的磁盘上的文件夹。</translation>
    </message>
    <message>
        <source>{name} is damaged: {file} is not what it should be.</source>
        <translation>{name} 已损坏：{file} 与预期不符。</translation>
    </message>
    <message>
        <source>{name}, which is a part of Dragoman, is missing.</source>
        <translation>缺少 {name}（Dragoman 的一部分）。</translation>
    </message>
    <message>
        <source>{name} is not installed, and comes from no hub.</source>
        <translation>{name} 未安装，也无法从模型库下载。</translation>
    </message>
    <message>
        <source>Import it from a file: `dragoman models import FILE`.</source>
        <translation>请从文件添加：`dragoman models import FILE`。</translation>
    </message>
    <message>
        <source>{name} is not installed.</source>
        <translation>{name} 未安装。</translation>
    </message>
    <message>
        <source>Run `dragoman models install {id}`, then try again.</source>
        <translation>请运行 `dragoman models install {id}`，然后重试。</translation>
    </message>
    <message>
        <source>The graphics card has too little free memory, so the processor does its work.</source>
        <translation>显卡的可用显存不足，因此改用处理器运行。</translation>
    </message>
    <message>
        <source>The NVIDIA card has no driver of NVIDIA&apos;s, so the processor does its work.</source>
        <translation>NVIDIA 显卡没有安装 NVIDIA 的驱动程序，因此改用处理器运行。</translation>
    </message>
    <message>
        <source>The graphics card&apos;s driver is too old, so the processor does its work.</source>
        <translation>显卡的驱动程序太旧，因此改用处理器运行。</translation>
    </message>
    <message>
        <source>Close other programs that use the card, or choose a smaller model; then restart Dragoman.</source>
        <translation>请关闭其他使用显卡的程序，或选择较小的模型，然后重新启动 Dragoman。</translation>
    </message>
    <message>
        <source>Install the driver: on Ubuntu with `sudo ubuntu-drivers install`; then restart the computer.</source>
        <translation>请安装驱动程序（在 Ubuntu 上运行 `sudo ubuntu-drivers install`），然后重新启动电脑。</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s driver 525 or newer, then restart the computer.</source>
        <translation>请安装 525 或更新版本的 NVIDIA 驱动程序，然后重新启动电脑。</translation>
    </message>
    <message>
        <source>To use the card, install NVIDIA&apos;s CUDA Toolkit 12, then restart Dragoman.</source>
        <translation>要使用显卡，请安装 NVIDIA CUDA Toolkit 12，然后重新启动 Dragoman。</translation>
    </message>
    <message>
        <source>The graphics card needs {library}, which this computer lacks, so the processor does its work.</source>
        <translation>显卡需要 {library}，但这台电脑上没有，因此改用处理器运行。</translation>
    </message>
    <message>
        <source>To use the card, run this, then restart Dragoman: {command}</source>
        <translation>要使用显卡，请运行以下命令，然后重新启动 Dragoman：{command}</translation>
    </message>
    <message>
        <source>The graphics card failed ({reason}), so the processor does its work.</source>
        <translation>显卡出错（{reason}），因此改用处理器运行。</translation>
    </message>
    <message>
        <source>Restart the computer; if it fails again, update the card&apos;s driver.</source>
        <translation>请重新启动电脑；如果再次出错，请更新显卡的驱动程序。</translation>
    </message>
    <message>
        <source>From {source} to {target} only speech is translated, not text.</source>
        <translation>从 {source} 到 {target} 只能翻译语音，不能翻译文字。</translation>
    </message>
    <message>
        <source>Say it, or install a translation model for these languages.</source>
        <translation>请直接说出来，或安装这两种语言的翻译模型。</translation>
    </message>
    <message>
        <source>The translation model in {folder} is not a {family} model, as it should be.</source>
        <translation>{folder} 中的翻译模型不是应有的 {family} 模型。</translation>
    </message>
    <message>
        <source>Remove it, then add it anew.</source>
        <translation>请将其移除，然后重新添加。</translation>
    </message>
    <message>
        <source>The translation model in {folder} does not know the language {language}.</source>
        <translation>{folder} 中的翻译模型不支持语言 {language}。</translation>
    </message>
    <message>
        <source>The translation model in {folder} was made for a newer app: {reason}.</source>
        <translation>{folder} 中的翻译模型适用于更新版本的程序：{reason}。</translation>
    </message>
    <message>
        <source>Update the app, or install another model.</source>
        <translation>请更新本程序，或安装其他模型。</translation>
    </message>
    <message>
        <source>What was measured could not be kept ({reason}).</source>
        <translation>无法保存测量结果（{reason}）。</translation>
    </message>
    <message>
        <source>What starts at log-in cannot be changed ({reason}).</source>
        <translation>无法更改登录时启动的程序（{reason}）。</translation>
    </message>
    <message>
        <source>Allow writing to {place}, then try again.</source>
        <translation>请允许写入 {place}，然后重试。</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}.</source>
        <translation>无法写入 {folder}。</translation>
    </message>
    <message>
        <source>Settings and models there are used but not changed; recordings go to {recordings}.</source>
        <translation>那里的设置和模型会被使用，但不会更改；录音保存到 {recordings}。</translation>
    </message>
</context>
</TS>
