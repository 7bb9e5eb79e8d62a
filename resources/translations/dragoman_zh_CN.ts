<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="zh_CN" sourcelanguage="en">
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
    <name>BubbleList</name>
    <message>
        <source>Conversation</source>
        <translation>对话</translation>
    </message>
    <message>
        <source>Show earlier</source>
        <translation>显示更早的内容</translation>
    </message>
    <message>
        <source>Back to the newest</source>
        <translation>回到最新内容</translation>
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
    <message>
        <source>Settings</source>
        <translation>设置</translation>
    </message>
</context>
<context>
    <name>LagMeter</name>
    <message>
        <source>How far the interpretation is behind the speaker</source>
        <translation>翻译落后于说话人的时间</translation>
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
    <name>MainWindow</name>
    <message>
        <source>Keep holding while you speak</source>
        <translation>说话时请一直按住</translation>
    </message>
    <message>
        <source>Dragoman: conversation in two languages</source>
        <translation>Dragoman：双语对话</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>设置</translation>
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
        <source>Text appears</source>
        <translation>文字显示</translation>
    </message>
    <message>
        <source>Language of this window</source>
        <translation>界面语言</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>外观</translation>
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
        <source>Soon; only the last word or two wait.</source>
        <translation>很快显示，只有最后一两个词稍等。</translation>
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
        <source>As the system</source>
        <translation>跟随系统</translation>
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
        <source>System default</source>
        <translation>系统默认</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>{device}（未连接）</translation>
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
        <source>Run `dragoman models --repair`, then try again.</source>
        <translation>请运行 `dragoman models --repair`，然后重试。</translation>
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
</context>
</TS>
