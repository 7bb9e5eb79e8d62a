<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
<context>
    <name>ActionOffer</name>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
</context>
<context>
    <name>AutoStrip</name>
    <message>
        <source>Listening – just speak</source>
        <translation>Ouvindo – é só falar</translation>
    </message>
    <message>
        <source>The language is found by itself.</source>
        <translation>O idioma é reconhecido automaticamente.</translation>
    </message>
    <message>
        <source>Heard last: {language}</source>
        <translation>Última fala: {language}</translation>
    </message>
    <message>
        <source>Heard last: probably {language} ({percent} %)</source>
        <translation>Última fala: provavelmente {language} ({percent}%)</translation>
    </message>
    <message>
        <source>Heard last: perhaps {language} ({percent} %)</source>
        <translation>Última fala: talvez {language} ({percent}%)</translation>
    </message>
    <message>
        <source>Wrong language? Flip (F)</source>
        <translation>Idioma errado? Trocar (F)</translation>
    </message>
    <message>
        <source>Take what was heard last for the other language, by this button or the F key</source>
        <translation>Considerar a última fala como sendo do outro idioma, com este botão ou a tecla F</translation>
    </message>
</context>
<context>
    <name>Banner</name>
    <message>
        <source>The computer was too busy: {seconds} s of speech were lost.</source>
        <translation>O computador estava ocupado demais: {seconds} s de fala se perderam.</translation>
    </message>
    <message>
        <source>Please say it again. Closing other programs helps.</source>
        <translation>Fale de novo, por favor. Fechar outros programas ajuda.</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation>Fechar esta mensagem</translation>
    </message>
</context>
<context>
    <name>Bubble</name>
    <message>
        <source>No words were heard. Please say it again.</source>
        <translation>Nenhuma palavra foi ouvida. Fale de novo, por favor.</translation>
    </message>
    <message>
        <source>This did not work.</source>
        <translation>Não funcionou.</translation>
    </message>
</context>
<context>
    <name>BubbleActions</name>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Say again</source>
        <translation>Ouvir de novo</translation>
    </message>
    <message>
        <source>Copy translation (hold for more)</source>
        <translation>Copiar tradução (segure para mais opções)</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corrigir</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Mostrar ampliado</translation>
    </message>
    <message>
        <source>Wrong language? Flip</source>
        <translation>Idioma errado? Trocar</translation>
    </message>
</context>
<context>
    <name>BubbleFooter</name>
    <message>
        <source>Corrected</source>
        <translation>Corrigido</translation>
    </message>
    <message>
        <source>Spoken in short</source>
        <translation>Voz encurtada</translation>
    </message>
    <message>
        <source>The voice had fallen behind, so it left a part out. The full translation is shown here.</source>
        <translation>A voz tinha ficado para trás e deixou uma parte de fora. A tradução completa está aqui.</translation>
    </message>
    <message>
        <source>{seconds} s</source>
        <translation>{seconds} s</translation>
    </message>
    <message>
        <source>Time from the last word to the translation</source>
        <translation>Tempo da última palavra até a tradução</translation>
    </message>
    <message>
        <source>Waiting for speech recognition to be ready…</source>
        <translation>Aguardando o reconhecimento de fala ficar pronto…</translation>
    </message>
    <message>
        <source>Waiting for the translation to be ready…</source>
        <translation>Aguardando a tradução ficar pronta…</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Ouvindo…</translation>
    </message>
    <message>
        <source>Recognising…</source>
        <translation>Reconhecendo…</translation>
    </message>
    <message>
        <source>Translating…</source>
        <translation>Traduzindo…</translation>
    </message>
    <message>
        <source>No words were heard. Please say it again.</source>
        <translation>Nenhuma palavra foi ouvida. Fale de novo, por favor.</translation>
    </message>
    <message>
        <source>Speaking…</source>
        <translation>Falando…</translation>
    </message>
    <message>
        <source>This did not work.</source>
        <translation>Não funcionou.</translation>
    </message>
</context>
<context>
    <name>BubbleList</name>
    <message>
        <source>Conversation</source>
        <translation>Conversa</translation>
    </message>
    <message>
        <source>Back to the newest</source>
        <translation>Voltar ao mais recente</translation>
    </message>
</context>
<context>
    <name>ConversationPage</name>
    <message>
        <source>Keep holding while you speak</source>
        <translation>Continue segurando enquanto fala</translation>
    </message>
</context>
<context>
    <name>CornerGrip</name>
    <message>
        <source>Pull to change the width and the size of the text</source>
        <translation>Arraste para mudar a largura e o tamanho do texto</translation>
    </message>
</context>
<context>
    <name>CorrectionEditor</name>
    <message>
        <source>What was said</source>
        <translation>O que foi dito</translation>
    </message>
    <message>
        <source>Enter translates it again, Esc leaves it as it was.</source>
        <translation>Enter traduz de novo, Esc deixa como estava.</translation>
    </message>
    <message>
        <source>Translate again</source>
        <translation>Traduzir de novo</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Esc</source>
        <translation>Esc</translation>
    </message>
</context>
<context>
    <name>Desktop</name>
    <message>
        <source>Hold to talk</source>
        <translation>Segurar para falar</translation>
    </message>
    <message>
        <source>Show or hide the subtitles</source>
        <translation>Mostrar ou ocultar as legendas</translation>
    </message>
    <message>
        <source>Start or pause listening</source>
        <translation>Iniciar ou pausar a escuta</translation>
    </message>
</context>
<context>
    <name>DeviceChooser</name>
    <message>
        <source>System default</source>
        <translation>Padrão do sistema</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>{device} (desconectado)</translation>
    </message>
</context>
<context>
    <name>DevicesStep</name>
    <message>
        <source>Plug in a microphone or a headset, or connect one by Bluetooth, then look again.</source>
        <translation>Conecte um microfone ou um fone com microfone, por cabo ou Bluetooth, e procure de novo.</translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation>Nenhum microfone foi encontrado.</translation>
    </message>
    <message>
        <source>The microphone cannot be used.</source>
        <translation>O microfone não pode ser usado.</translation>
    </message>
    <message>
        <source>Preparing the microphone…</source>
        <translation>Preparando o microfone…</translation>
    </message>
    <message>
        <source>That is quiet: come closer or choose another microphone.</source>
        <translation>O som está baixo: chegue mais perto ou escolha outro microfone.</translation>
    </message>
    <message>
        <source>Say something.</source>
        <translation>Diga alguma coisa.</translation>
    </message>
    <message>
        <source>I can hear you.</source>
        <translation>Estou ouvindo você.</translation>
    </message>
    <message>
        <source>No sound comes from this microphone.</source>
        <translation>Nenhum som vem deste microfone.</translation>
    </message>
    <message>
        <source>Open System Settings &gt; Privacy &amp; Security &gt; Microphone and switch Dragoman on. Then close Dragoman and open it again.</source>
        <translation>Abra Ajustes do Sistema &gt; Privacidade e Segurança &gt; Microfone e ative o Dragoman. Depois feche o Dragoman e abra-o de novo.</translation>
    </message>
    <message>
        <source>Open Settings &gt; Privacy &amp; security &gt; Microphone and allow desktop apps to use it. If the microphone has a switch of its own, switch it on.</source>
        <translation>Abra Configurações &gt; Privacidade e segurança &gt; Microfone e permita que aplicativos da área de trabalho acessem o microfone. Se ele tiver um botão próprio, ligue-o.</translation>
    </message>
    <message>
        <source>Open the sound settings of your computer and look whether the microphone is muted, or whether another program uses it. If the microphone has a switch of its own, switch it on.</source>
        <translation>Abra as configurações de som do computador e veja se o microfone está silenciado ou se outro programa o está usando. Se ele tiver um botão próprio, ligue-o.</translation>
    </message>
    <message>
        <source>Can we hear each other?</source>
        <translation>Conseguimos nos ouvir?</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microfone</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Alto-falante</translation>
    </message>
    <message>
        <source>How loud the microphone is</source>
        <translation>Nível do microfone</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Procurar de novo</translation>
    </message>
    <message>
        <source>Play a sound</source>
        <translation>Tocar um som</translation>
    </message>
    <message>
        <source>Did you hear it? If not, turn it up or choose another loudspeaker.</source>
        <translation>Você ouviu? Se não, aumente o volume ou escolha outro alto-falante.</translation>
    </message>
</context>
<context>
    <name>EmptyState</name>
    <message>
        <source>Waiting for the first words…</source>
        <translation>Aguardando as primeiras palavras…</translation>
    </message>
    <message>
        <source>Listen and read along</source>
        <translation>Ouça e acompanhe a tradução</translation>
    </message>
    <message>
        <source>Press Start and play a video or join a call. What is said appears here with its translation.</source>
        <translation>Clique em “Iniciar” e toque um vídeo ou entre em uma chamada. O que for dito aparece aqui com a tradução.</translation>
    </message>
    <message>
        <source>Press Start and let the others talk. What they say appears here with its translation.</source>
        <translation>Clique em “Iniciar” e deixe os outros falarem. O que disserem aparece aqui com a tradução.</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este computador</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microfone</translation>
    </message>
    <message>
        <source>Any language</source>
        <translation>Qualquer idioma</translation>
    </message>
</context>
<context>
    <name>EntryTexts</name>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Close the settings</source>
        <translation>Fechar as configurações</translation>
    </message>
    <message>
        <source>{number} %</source>
        <translation>{number}%</translation>
    </message>
    <message>
        <source>Search the settings</source>
        <translation>Pesquisar nas configurações</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Limpar a pesquisa</translation>
    </message>
    <message>
        <source>Nothing found for “{words}”.</source>
        <translation>Nada encontrado para “{words}”.</translation>
    </message>
    <message>
        <source>Try another word, or clear the search to see everything.</source>
        <translation>Tente outra palavra ou limpe a pesquisa para ver tudo.</translation>
    </message>
    <message>
        <source>Categories</source>
        <translation>Categorias</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>Languages and voice</source>
        <translation>Idiomas e voz</translation>
    </message>
    <message>
        <source>Recognition</source>
        <translation>Reconhecimento</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Shortcuts</source>
        <translation>Atalhos</translation>
    </message>
    <message>
        <source>Privacy</source>
        <translation>Privacidade</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aparência</translation>
    </message>
    <message>
        <source>Start and updates</source>
        <translation>Início e atualizações</translation>
    </message>
    <message>
        <source>Advanced</source>
        <translation>Avançado</translation>
    </message>
    <message>
        <source>Reset “{name}”</source>
        <translation>Redefinir “{name}”</translation>
    </message>
    <message>
        <source>How loud the microphone is now</source>
        <translation>Nível atual do microfone</translation>
    </message>
    <message>
        <source>Preview of the subtitles</source>
        <translation>Prévia das legendas</translation>
    </message>
    <message>
        <source>Good morning! The train to the sea leaves at nine, and there is fresh coffee in the dining car.</source>
        <translation>Bom dia! O trem para o litoral sai às nove, e há café fresquinho no vagão-restaurante.</translation>
    </message>
    <message>
        <source>System default</source>
        <translation>Padrão do sistema</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>{device} (desconectado)</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microfone</translation>
    </message>
    <message>
        <source>What Dragoman listens with. Say something: the bar moves when it hears you.</source>
        <translation>O que o Dragoman usa para ouvir. Diga alguma coisa: a barra se move quando ele ouve você.</translation>
    </message>
    <message>
        <source>sound input, recording, headset, level, volume</source>
        <translation>entrada de som, áudio, gravação, fone, headset, nível, volume</translation>
    </message>
    <message>
        <source>Loudspeaker</source>
        <translation>Alto-falante</translation>
    </message>
    <message>
        <source>Where you hear the translations.</source>
        <translation>Por onde você ouve as traduções.</translation>
    </message>
    <message>
        <source>sound output, headphones, headset, voice</source>
        <translation>saída de som, áudio, caixa de som, fones de ouvido, headset, voz</translation>
    </message>
    <message>
        <source>Languages and models</source>
        <translation>Idiomas e modelos</translation>
    </message>
    <message>
        <source>Get more languages, see what is installed, and choose who speaks.</source>
        <translation>Obtenha mais idiomas, veja o que está instalado e escolha quem fala.</translation>
    </message>
    <message>
        <source>download, install, voice, translation, model, offline, remove, disk</source>
        <translation>baixar, download, instalar, voz, tradução, modelo, offline, remover, excluir, disco, espaço</translation>
    </message>
    <message>
        <source>Open languages and models</source>
        <translation>Abrir idiomas e modelos</translation>
    </message>
    <message>
        <source>Language of this window</source>
        <translation>Idioma desta janela</translation>
    </message>
    <message>
        <source>For buttons and explanations. What people speak is chosen at the top of the window.</source>
        <translation>Para botões e explicações. O idioma falado é escolhido no alto da janela.</translation>
    </message>
    <message>
        <source>translation, interface, menus</source>
        <translation>tradução, interface, menus, língua</translation>
    </message>
    <message>
        <source>As the system</source>
        <translation>Igual ao sistema</translation>
    </message>
    <message>
        <source>Speed of the voice</source>
        <translation>Velocidade da voz</translation>
    </message>
    <message>
        <source>How fast translations are spoken.</source>
        <translation>Com que rapidez as traduções são faladas.</translation>
    </message>
    <message>
        <source>speech, rate, slow, fast, tempo</source>
        <translation>fala, ritmo, devagar, lenta, rápida, andamento</translation>
    </message>
    <message>
        <source>Volume of the voice</source>
        <translation>Volume da voz</translation>
    </message>
    <message>
        <source>How loud translations are spoken. At 0 % they are only shown.</source>
        <translation>Com que volume as traduções são faladas. Em 0%, elas são só mostradas.</translation>
    </message>
    <message>
        <source>speech, loudness, quiet, silent, sound output</source>
        <translation>fala, altura, alto, baixo, silêncio, mudo, saída de som</translation>
    </message>
    <message>
        <source>Speak translation</source>
        <translation>Falar a tradução</translation>
    </message>
    <message>
        <source>On the page “Live”: read the translation out loud. Off, it is only shown.</source>
        <translation>Na página “Ao vivo”: lê a tradução em voz alta. Desativado, ela é só mostrada.</translation>
    </message>
    <message>
        <source>voice, read aloud, speech, live, mute</source>
        <translation>voz, ler em voz alta, fala, ao vivo, silenciar, mudo</translation>
    </message>
    <message>
        <source>Face to face</source>
        <translation>Frente a frente</translation>
    </message>
    <message>
        <source>Turn the upper half round for the person who sits opposite you.</source>
        <translation>Vira a metade de cima para quem está sentado à sua frente.</translation>
    </message>
    <message>
        <source>conversation, table, tablet, upside down, rotate</source>
        <translation>conversa, mesa, tablet, de cabeça para baixo, girar</translation>
    </message>
    <message>
        <source>Automatic ({model})</source>
        <translation>Automático ({model})</translation>
    </message>
    <message>
        <source>Automatic</source>
        <translation>Automático</translation>
    </message>
    <message>
        <source>Speech is understood by</source>
        <translation>Modelo de reconhecimento</translation>
    </message>
    <message>
        <source>The best model that is fast enough for this computer, or another one that is installed.</source>
        <translation>O melhor modelo que é rápido o bastante neste computador, ou outro que esteja instalado.</translation>
    </message>
    <message>
        <source>whisper, model, quality, speed, accuracy, slow</source>
        <translation>whisper, modelo, qualidade, velocidade, precisão, lento, devagar</translation>
    </message>
    <message>
        <source>Text appears</source>
        <translation>Exibição do texto</translation>
    </message>
    <message>
        <source>How soon a translation is shown while somebody still speaks.</source>
        <translation>Com que rapidez a tradução aparece enquanto alguém ainda fala.</translation>
    </message>
    <message>
        <source>speed, delay, steadiness, changing words</source>
        <translation>velocidade, rapidez, atraso, estabilidade, palavras que mudam</translation>
    </message>
    <message>
        <source>Quick</source>
        <translation>Rápida</translation>
    </message>
    <message>
        <source>At once; the last words may still change.</source>
        <translation>Na hora; as últimas palavras ainda podem mudar.</translation>
    </message>
    <message>
        <source>Balanced</source>
        <translation>Equilibrada</translation>
    </message>
    <message>
        <source>Soon; the newest words wait a moment.</source>
        <translation>Logo; as palavras mais novas esperam um instante.</translation>
    </message>
    <message>
        <source>Steady</source>
        <translation>Estável</translation>
    </message>
    <message>
        <source>A little later; hardly any word changes.</source>
        <translation>Um pouco depois; quase nenhuma palavra muda.</translation>
    </message>
    <message>
        <source>Subtitles show</source>
        <translation>Conteúdo das legendas</translation>
    </message>
    <message>
        <source>The translation, what was said, or both under each other.</source>
        <translation>A tradução, o que foi dito ou ambos, um abaixo do outro.</translation>
    </message>
    <message>
        <source>original, captions, overlay</source>
        <translation>original, legendas, sobreposição</translation>
    </message>
    <message>
        <source>Translation</source>
        <translation>Tradução</translation>
    </message>
    <message>
        <source>Original</source>
        <translation>Original</translation>
    </message>
    <message>
        <source>Both</source>
        <translation>Ambos</translation>
    </message>
    <message>
        <source>Colours of the subtitles</source>
        <translation>Cores das legendas</translation>
    </message>
    <message>
        <source>The letters and what is behind them.</source>
        <translation>As letras e o que fica atrás delas.</translation>
    </message>
    <message>
        <source>captions, overlay, contrast, background</source>
        <translation>legendas, sobreposição, contraste, fundo</translation>
    </message>
    <message>
        <source>White on black</source>
        <translation>Branco sobre preto</translation>
    </message>
    <message>
        <source>Yellow on black</source>
        <translation>Amarelo sobre preto</translation>
    </message>
    <message>
        <source>Black on white</source>
        <translation>Preto sobre branco</translation>
    </message>
    <message>
        <source>Size of the letters</source>
        <translation>Tamanho das letras</translation>
    </message>
    <message>
        <source>How large subtitles are written.</source>
        <translation>O tamanho do texto das legendas.</translation>
    </message>
    <message>
        <source>captions, overlay, font, bigger, zoom</source>
        <translation>legendas, sobreposição, fonte, maior, zoom</translation>
    </message>
    <message>
        <source>Lines</source>
        <translation>Linhas</translation>
    </message>
    <message>
        <source>How many lines of each text stay on the screen.</source>
        <translation>Quantas linhas de cada texto ficam na tela.</translation>
    </message>
    <message>
        <source>captions, subtitles, overlay, rows</source>
        <translation>legendas, sobreposição, linhas</translation>
    </message>
    <message>
        <source>One</source>
        <translation>Uma</translation>
    </message>
    <message>
        <source>Two</source>
        <translation>Duas</translation>
    </message>
    <message>
        <source>Width</source>
        <translation>Largura</translation>
    </message>
    <message>
        <source>How much of the screen&apos;s width the subtitles take.</source>
        <translation>Quanto da largura da tela as legendas ocupam.</translation>
    </message>
    <message>
        <source>captions, overlay</source>
        <translation>legendas, sobreposição</translation>
    </message>
    <message>
        <source>Background</source>
        <translation>Fundo</translation>
    </message>
    <message>
        <source>How much it hides what is behind the subtitles. At 0 % the letters get an outline.</source>
        <translation>O quanto ele esconde o que está atrás das legendas. Em 0%, as letras ganham um contorno.</translation>
    </message>
    <message>
        <source>captions, overlay, opacity, transparency, see-through</source>
        <translation>legendas, sobreposição, opacidade, transparência, transparente</translation>
    </message>
    <message>
        <source>Hold to talk</source>
        <translation>Segurar para falar</translation>
    </message>
    <message>
        <source>Start or pause listening</source>
        <translation>Iniciar ou pausar a escuta</translation>
    </message>
    <message>
        <source>keyboard, hotkey, live, start, stop</source>
        <translation>teclado, tecla de atalho, ao vivo, começar, parar</translation>
    </message>
    <message>
        <source>Take every setting on these pages back to what it was at first. The languages you speak, the size of this window and what you have saved stay.</source>
        <translation>Volta todas as configurações destas páginas ao que eram no início. Os idiomas que vocês falam, o tamanho desta janela e o que você salvou continuam como estão.</translation>
    </message>
    <message>
        <source>Works in every program: hold these keys to speak the language on the left.</source>
        <translation>Funciona em qualquer programa: segure estas teclas para falar o idioma da esquerda.</translation>
    </message>
    <message>
        <source>keyboard, hotkey, push to talk</source>
        <translation>teclado, tecla de atalho, apertar para falar</translation>
    </message>
    <message>
        <source>Show or hide the subtitles</source>
        <translation>Mostrar ou ocultar as legendas</translation>
    </message>
    <message>
        <source>Works in every program.</source>
        <translation>Funciona em qualquer programa.</translation>
    </message>
    <message>
        <source>keyboard, hotkey, captions, overlay</source>
        <translation>teclado, tecla de atalho, legendas, sobreposição</translation>
    </message>
    <message>
        <source>Everything stays on this computer</source>
        <translation>Tudo fica neste computador</translation>
    </message>
    <message>
        <source>Dragoman listens, translates and speaks on this computer alone. No sound and no text leaves it, with or without the internet. The network is used only when you download a model or look for updates.</source>
        <translation>O Dragoman ouve, traduz e fala somente neste computador. Nenhum som e nenhum texto sai dele, com ou sem internet. A rede só é usada quando você baixa um modelo ou procura atualizações.</translation>
    </message>
    <message>
        <source>data, internet, offline, cloud, recording</source>
        <translation>dados, internet, offline, nuvem, gravação</translation>
    </message>
    <message>
        <source>Your settings and a log of what went wrong are two files on this computer.</source>
        <translation>As suas configurações e um registro do que deu errado são dois arquivos neste computador.</translation>
    </message>
    <message>
        <source>Settings: {settings}
Log: {log}</source>
        <translation>Configurações: {settings}
Registro: {log}</translation>
    </message>
    <message>
        <source>Where your settings are</source>
        <translation>Onde estão as suas configurações</translation>
    </message>
    <message>
        <source>file, log, path, directory, support</source>
        <translation>arquivo, registro, log, caminho, pasta, diretório, suporte</translation>
    </message>
    <message>
        <source>Open the folder</source>
        <translation>Abrir a pasta</translation>
    </message>
    <message>
        <source>The colours of this window.</source>
        <translation>As cores desta janela.</translation>
    </message>
    <message>
        <source>theme, night, bright, accessibility, readable</source>
        <translation>tema, noite, noturno, claridade, acessibilidade, legível</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>High contrast</source>
        <translation>Alto contraste</translation>
    </message>
    <message>
        <source>Less movement</source>
        <translation>Menos movimento</translation>
    </message>
    <message>
        <source>Nothing moves or fades that need not.</source>
        <translation>Nada se move nem esmaece sem necessidade.</translation>
    </message>
    <message>
        <source>animation, accessibility, dizzy, calm</source>
        <translation>animação, acessibilidade, tontura, calma</translation>
    </message>
    <message>
        <source>Place</source>
        <translation>Posição</translation>
    </message>
    <message>
        <source>Drag the subtitles or move them with the arrow keys; Esc when done. Otherwise clicks pass through.</source>
        <translation>Arraste as legendas ou mova-as com as setas; pressione Esc ao terminar. Fora isso, os cliques passam através delas.</translation>
    </message>
    <message>
        <source>position, move, drag, screen</source>
        <translation>posição, mover, arrastar, tela</translation>
    </message>
    <message>
        <source>Move the subtitles</source>
        <translation>Mover as legendas</translation>
    </message>
    <message>
        <source>Out of sight: its icon waits in the system&apos;s panel, and the keys of “Shortcuts” work at once. Nobody is listened to before you open the window or press such a key.</source>
        <translation>Fora de vista: o ícone espera no painel do sistema, e as teclas de “Atalhos” funcionam na hora. Ninguém é ouvido antes de você abrir a janela ou pressionar uma dessas teclas.</translation>
    </message>
    <message>
        <source>Start Dragoman when I log in</source>
        <translation>Iniciar o Dragoman quando eu fizer login</translation>
    </message>
    <message>
        <source>autostart, boot, background, tray, hidden, launch</source>
        <translation>inicialização automática, ligar, segundo plano, bandeja, oculto, abrir</translation>
    </message>
    <message>
        <source>Free software under the GNU General Public License, version 3 or later.</source>
        <translation>Software livre sob a GNU General Public License, versão 3 ou posterior.</translation>
    </message>
    <message>
        <source>Released on {date}.</source>
        <translation>Lançado em {date}.</translation>
    </message>
    <message>
        <source>It knows no address to look for updates at: ask where you got it.</source>
        <translation>Esta cópia não sabe onde procurar atualizações: procure onde você a obteve.</translation>
    </message>
    <message>
        <source>Dragoman {version}</source>
        <translation>Dragoman {version}</translation>
    </message>
    <message>
        <source>about, release, licence, copyright, update, upgrade</source>
        <translation>sobre, versão, licença, direitos autorais, atualização, atualizar</translation>
    </message>
    <message>
        <source>Look for updates</source>
        <translation>Procurar atualizações</translation>
    </message>
    <message>
        <source>Looking…</source>
        <translation>Procurando…</translation>
    </message>
    <message>
        <source>Look again</source>
        <translation>Procurar de novo</translation>
    </message>
    <message>
        <source>Open the download page</source>
        <translation>Abrir a página de download</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>You have the newest version.</source>
        <translation>Você tem a versão mais recente.</translation>
    </message>
    <message>
        <source>Dragoman never looks for them by itself. When you press the button, it asks {host} for the newest version, and tells nothing about you.</source>
        <translation>O Dragoman nunca as procura por conta própria. Quando você clica no botão, ele pergunta a {host} qual é a versão mais recente e não informa nada sobre você.</translation>
    </message>
    <message>
        <source>Updates</source>
        <translation>Atualizações</translation>
    </message>
    <message>
        <source>new version, release, upgrade, download, internet</source>
        <translation>nova versão, lançamento, atualizar, baixar, internet</translation>
    </message>
    <message>
        <source>Dragoman {version} of {date} is available.</source>
        <translation>O Dragoman {version}, de {date}, está disponível.</translation>
    </message>
    <message>
        <source>First steps</source>
        <translation>Primeiros passos</translation>
    </message>
    <message>
        <source>Choose languages and try your microphone once more, as at the first start.</source>
        <translation>Escolha os idiomas e teste o microfone mais uma vez, como na primeira vez que abriu o Dragoman.</translation>
    </message>
    <message>
        <source>welcome, introduction, help, tour, wizard</source>
        <translation>boas-vindas, introdução, ajuda, tour, assistente</translation>
    </message>
    <message>
        <source>Run the first steps again</source>
        <translation>Repetir os primeiros passos</translation>
    </message>
    <message>
        <source>Start afresh</source>
        <translation>Começar do zero</translation>
    </message>
    <message>
        <source>defaults, factory, restore, undo</source>
        <translation>padrão, padrões, fábrica, restaurar, desfazer</translation>
    </message>
    <message>
        <source>Reset all settings</source>
        <translation>Redefinir todas as configurações</translation>
    </message>
    <message>
        <source>Press again to reset everything</source>
        <translation>Clique de novo para redefinir tudo</translation>
    </message>
</context>
<context>
    <name>FacingText</name>
    <message>
        <source>What is said appears here.</source>
        <translation>O que for dito aparece aqui.</translation>
    </message>
</context>
<context>
    <name>Guide</name>
    <message>
        <source>Talk to each other</source>
        <translation>Conversem entre si</translation>
    </message>
    <message>
        <source>Hold your button down.</source>
        <translation>Segure o seu botão.</translation>
    </message>
    <message>
        <source>Speak. The other person reads along.</source>
        <translation>Fale. A outra pessoa lê ao mesmo tempo.</translation>
    </message>
    <message>
        <source>Let go when done. They hear it, too.</source>
        <translation>Solte ao terminar. A outra pessoa também ouve.</translation>
    </message>
    <message>
        <source>What you say stays on this computer.</source>
        <translation>O que você diz fica neste computador.</translation>
    </message>
</context>
<context>
    <name>Header</name>
    <message>
        <source>More languages…</source>
        <translation>Mais idiomas…</translation>
    </message>
    <message>
        <source>Language of the person on the left</source>
        <translation>Idioma da pessoa à esquerda</translation>
    </message>
    <message>
        <source>Language of the person on the right</source>
        <translation>Idioma da pessoa à direita</translation>
    </message>
    <message>
        <source>Change sides</source>
        <translation>Trocar os lados</translation>
    </message>
</context>
<context>
    <name>HoldBar</name>
    <message>
        <source>Drag to move – Esc when done</source>
        <translation>Arraste para mover – Esc para concluir</translation>
    </message>
    <message>
        <source>Arrow keys move the subtitles, with Shift in larger steps. + and – change the size of the text.</source>
        <translation>As setas movem as legendas; com Shift, em passos maiores. + e – mudam o tamanho do texto.</translation>
    </message>
    <message>
        <source>Done</source>
        <translation>Concluir</translation>
    </message>
    <message>
        <source>Close the subtitles</source>
        <translation>Fechar as legendas</translation>
    </message>
</context>
<context>
    <name>LagMeter</name>
    <message>
        <source>How far the translation is behind the speaker</source>
        <translation>Quanto a tradução está atrás de quem fala</translation>
    </message>
    <message>
        <source>{seconds} s behind</source>
        <translation>{seconds} s de atraso</translation>
    </message>
    <message>
        <source>Text {text} s behind, speech {speech} s</source>
        <translation>Texto com {text} s de atraso, voz com {speech} s</translation>
    </message>
    <message>
        <source>{seconds} s behind – a short pause helps</source>
        <translation>{seconds} s de atraso – uma breve pausa ajuda</translation>
    </message>
</context>
<context>
    <name>LanguagesStep</name>
    <message>
        <source>Ready on this computer: {languages}</source>
        <translation>Prontos neste computador: {languages}</translation>
    </message>
    <message>
        <source>No languages are installed, so nothing can be translated yet.</source>
        <translation>Nenhum idioma está instalado, então ainda não é possível traduzir nada.</translation>
    </message>
    <message>
        <source>After these steps, download some on the page “Languages and models”.</source>
        <translation>Depois destes passos, baixe alguns na página “Idiomas e modelos”.</translation>
    </message>
    <message>
        <source>A translation for these is not installed: {languages}</source>
        <translation>Não há tradução instalada para: {languages}</translation>
    </message>
    <message>
        <source>Language of this window</source>
        <translation>Idioma desta janela</translation>
    </message>
    <message>
        <source>Which languages do you speak?</source>
        <translation>Quais idiomas vocês falam?</translation>
    </message>
    <message>
        <source>Dragoman interprets between two people, in both directions. What is said stays on this computer.</source>
        <translation>O Dragoman interpreta entre duas pessoas, nos dois sentidos. O que é dito fica neste computador.</translation>
    </message>
    <message>
        <source>I speak</source>
        <translation>Eu falo</translation>
    </message>
    <message>
        <source>The other person speaks</source>
        <translation>A outra pessoa fala</translation>
    </message>
</context>
<context>
    <name>ListPage</name>
    <message>
        <source>Models take {size} on this computer.</source>
        <translation>Os modelos ocupam {size} neste computador.</translation>
    </message>
    <message>
        <source>Save {size} to a file…</source>
        <translation>Salvar {size} em arquivo…</translation>
    </message>
    <message>
        <source>Save to a file…</source>
        <translation>Salvar em arquivo…</translation>
    </message>
    <message>
        <source>Being downloaded</source>
        <translation>Baixando</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Instalados</translation>
    </message>
    <message>
        <source>To understand speech</source>
        <translation>Para entender a fala</translation>
    </message>
    <message>
        <source>To translate</source>
        <translation>Para traduzir</translation>
    </message>
    <message>
        <source>To speak</source>
        <translation>Para falar</translation>
    </message>
    <message>
        <source>Nothing found. Try another word, or clear the search to see everything.</source>
        <translation>Nada encontrado. Tente outra palavra ou limpe a pesquisa para ver tudo.</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Todos os modelos</translation>
    </message>
    <message>
        <source>Search for a language or a model</source>
        <translation>Pesquisar idioma ou modelo</translation>
    </message>
    <message>
        <source>Clear the search</source>
        <translation>Limpar a pesquisa</translation>
    </message>
    <message>
        <source>Add from a file</source>
        <translation>Adicionar de arquivo</translation>
    </message>
    <message>
        <source>Add a model that you have, or a file that another computer has saved</source>
        <translation>Adicionar um modelo que você já tem ou um arquivo salvo em outro computador</translation>
    </message>
    <message>
        <source>A file…</source>
        <translation>Um arquivo…</translation>
    </message>
    <message>
        <source>A folder…</source>
        <translation>Uma pasta…</translation>
    </message>
    <message>
        <source>Save models for a computer without internet</source>
        <translation>Salvar modelos para um computador sem internet</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>LiveBar</name>
    <message>
        <source>Detect</source>
        <translation>Detectar</translation>
    </message>
    <message>
        <source>Nothing can be heard from there</source>
        <translation>Não é possível ouvir essa fonte</translation>
    </message>
    <message>
        <source>Not ready</source>
        <translation>Não está pronto</translation>
    </message>
    <message>
        <source>Listening, still preparing…</source>
        <translation>Ouvindo, ainda preparando…</translation>
    </message>
    <message>
        <source>Preparing…</source>
        <translation>Preparando…</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Ouvindo…</translation>
    </message>
    <message>
        <source>Not listening</source>
        <translation>Escuta parada</translation>
    </message>
    <message>
        <source>Language that is spoken</source>
        <translation>Idioma falado</translation>
    </message>
    <message>
        <source>Language of the translation</source>
        <translation>Idioma da tradução</translation>
    </message>
    <message>
        <source>Speak translation</source>
        <translation>Falar a tradução</translation>
    </message>
    <message>
        <source>Read the translation out loud</source>
        <translation>Ler a tradução em voz alta</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Show the translation over all other windows</source>
        <translation>Mostrar a tradução por cima de todas as outras janelas</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Start or pause listening ({keys} or Space)</source>
        <translation>Iniciar ou pausar a escuta ({keys} ou Espaço)</translation>
    </message>
    <message>
        <source>Subtitles of the translation (.srt)</source>
        <translation>Legendas da tradução (.srt)</translation>
    </message>
    <message>
        <source>Mark the newest line as important (M)</source>
        <translation>Marcar a linha mais recente como importante (M)</translation>
    </message>
    <message>
        <source>More languages…</source>
        <translation>Mais idiomas…</translation>
    </message>
    <message>
        <source>Save the transcript</source>
        <translation>Salvar a transcrição</translation>
    </message>
    <message>
        <source>Text in both languages (.txt)</source>
        <translation>Texto nos dois idiomas (.txt)</translation>
    </message>
    <message>
        <source>Subtitles in both languages (.srt)</source>
        <translation>Legendas nos dois idiomas (.srt)</translation>
    </message>
    <message>
        <source>Mark</source>
        <translation>Marcar</translation>
    </message>
    <message>
        <source>Save</source>
        <translation>Salvar</translation>
    </message>
    <message>
        <source>What is listened to</source>
        <translation>O que é ouvido</translation>
    </message>
    <message>
        <source>Microphone</source>
        <translation>Microfone</translation>
    </message>
    <message>
        <source>Listen to people in the room</source>
        <translation>Ouvir as pessoas no ambiente</translation>
    </message>
    <message>
        <source>This computer</source>
        <translation>Este computador</translation>
    </message>
    <message>
        <source>Listen to what this computer plays</source>
        <translation>Ouvir o que este computador toca</translation>
    </message>
    <message>
        <source>A Mac needs a virtual sound device, for example BlackHole, to listen to itself. Install it, let the sound go to it as well, and choose it as the microphone.</source>
        <translation>Um Mac precisa de um dispositivo de som virtual, como o BlackHole, para ouvir a si mesmo. Instale-o, envie o som também para ele e escolha-o como microfone.</translation>
    </message>
</context>
<context>
    <name>LivePage</name>
    <message>
        <source>Marked as important</source>
        <translation>Marcado como importante</translation>
    </message>
    <message>
        <source>Listen live</source>
        <translation>Ouvir ao vivo</translation>
    </message>
</context>
<context>
    <name>MainWindow</name>
    <message>
        <source>Dragoman: conversation in two languages</source>
        <translation>Dragoman: conversa em dois idiomas</translation>
    </message>
</context>
<context>
    <name>ModelTexts</name>
    <message>
        <source>Understands {languages}</source>
        <translation>Entende {languages}</translation>
    </message>
    <message>
        <source>Translates between {languages}</source>
        <translation>Traduz entre {languages}</translation>
    </message>
    <message>
        <source>Speaks {languages}</source>
        <translation>Fala {languages}</translation>
    </message>
    <message>
        <source>Understands {number} languages</source>
        <translation>Entende {number} idiomas</translation>
    </message>
    <message>
        <source>Translates between {number} languages</source>
        <translation>Traduz entre {number} idiomas</translation>
    </message>
    <message>
        <source>Speaks {number} languages</source>
        <translation>Fala {number} idiomas</translation>
    </message>
    <message>
        <source>size not known yet</source>
        <translation>tamanho ainda desconhecido</translation>
    </message>
    <message>
        <source>about {size}</source>
        <translation>cerca de {size}</translation>
    </message>
    <message>
        <source>Recommended for this computer: the best that is fast enough. {span} s for 5 s of speech.</source>
        <translation>Recomendado para este computador: o melhor entre os rápidos o bastante. {span} s para 5 s de fala.</translation>
    </message>
    <message>
        <source>Fast enough for this computer: {span} s for 5 s of speech.</source>
        <translation>Rápido o bastante neste computador: {span} s para 5 s de fala.</translation>
    </message>
    <message>
        <source>Too slow for this computer: {span} s for 5 s of speech.</source>
        <translation>Lento demais para este computador: {span} s para 5 s de fala.</translation>
    </message>
    <message>
        <source>Too large for the memory of this computer.</source>
        <translation>Grande demais para a memória deste computador.</translation>
    </message>
    <message>
        <source>{advice} This is an estimate.</source>
        <translation>{advice} Isto é uma estimativa.</translation>
    </message>
    <message>
        <source>Not for commercial use</source>
        <translation>Uso comercial não permitido</translation>
    </message>
    <message>
        <source>In use</source>
        <translation>Em uso</translation>
    </message>
    <message>
        <source>Comes with Dragoman</source>
        <translation>Vem com o Dragoman</translation>
    </message>
    <message>
        <source>Installed</source>
        <translation>Instalado</translation>
    </message>
    <message>
        <source>Waiting for its turn</source>
        <translation>Aguardando a vez</translation>
    </message>
    <message>
        <source>Can be added from a file</source>
        <translation>Pode ser adicionado de um arquivo</translation>
    </message>
    <message>
        <source>{size} per second</source>
        <translation>{size} por segundo</translation>
    </message>
    <message>
        <source>Paused</source>
        <translation>Pausado</translation>
    </message>
    <message>
        <source>{done} of {total}</source>
        <translation>{done} de {total}</translation>
    </message>
    <message>
        <source>Beginning…</source>
        <translation>Iniciando…</translation>
    </message>
    <message>
        <source>less than a minute left</source>
        <translation>falta menos de um minuto</translation>
    </message>
    <message>
        <source>{minutes} min left</source>
        <translation>tempo restante: {minutes} min</translation>
    </message>
    <message>
        <source>{hours} h left</source>
        <translation>tempo restante: {hours} h</translation>
    </message>
    <message>
        <source>Not possible yet.</source>
        <translation>Ainda não é possível.</translation>
    </message>
    <message>
        <source>{model} translates what it hears.</source>
        <translation>{model} traduz o que ouve.</translation>
    </message>
    <message>
        <source>Directly, with {model}.</source>
        <translation>Diretamente, com {model}.</translation>
    </message>
    <message>
        <source>By way of {language}: {first} translates what it hears, then {second}.</source>
        <translation>Via {language}: {first} traduz o que ouve, depois {second}.</translation>
    </message>
    <message>
        <source>By way of {language}: first {first}, then {second}.</source>
        <translation>Via {language}: primeiro {first}, depois {second}.</translation>
    </message>
    <message>
        <source>{ways}: becomes possible.</source>
        <translation>{ways}: passa a ser possível.</translation>
    </message>
    <message>
        <source>{ways}: translates text instead of sound, which is better and sooner.</source>
        <translation>{ways}: traduz o texto em vez do som, com resultado melhor e mais rápido.</translation>
    </message>
    <message>
        <source>{ways}: directly, with nothing lost on the way.</source>
        <translation>{ways}: tradução direta, sem perder nada no caminho.</translation>
    </message>
    <message>
        <source>{ways}: a model for these two languages alone, faster and mostly better.</source>
        <translation>{ways}: um modelo só para estes dois idiomas, mais rápido e geralmente melhor.</translation>
    </message>
    <message>
        <source>{ways}: translates better, but takes longer.</source>
        <translation>{ways}: traduz melhor, mas demora mais.</translation>
    </message>
</context>
<context>
    <name>ModelsButton</name>
    <message>
        <source>Languages and models</source>
        <translation>Idiomas e modelos</translation>
    </message>
    <message>
        <source>{number} % downloaded</source>
        <translation>{number}% baixado</translation>
    </message>
</context>
<context>
    <name>ModelsPanel</name>
    <message>
        <source>Adding {file}… {number} %</source>
        <translation>Adicionando {file}… {number}%</translation>
    </message>
    <message>
        <source>Added: {models}</source>
        <translation>Adicionado: {models}</translation>
    </message>
    <message>
        <source>Saving {file}… {number} %</source>
        <translation>Salvando {file}… {number}%</translation>
    </message>
    <message>
        <source>Saved: {file}</source>
        <translation>Salvo: {file}</translation>
    </message>
    <message>
        <source>Languages and models</source>
        <translation>Idiomas e modelos</translation>
    </message>
    <message>
        <source>Close languages and models</source>
        <translation>Fechar idiomas e modelos</translation>
    </message>
    <message>
        <source>Languages</source>
        <translation>Idiomas</translation>
    </message>
    <message>
        <source>What two languages need, and how they work</source>
        <translation>Do que dois idiomas precisam e como funcionam</translation>
    </message>
    <message>
        <source>All models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Everything that is installed or can be</source>
        <translation>Tudo o que está ou pode ser instalado</translation>
    </message>
    <message>
        <source>Voices</source>
        <translation>Vozes</translation>
    </message>
    <message>
        <source>Who speaks each language</source>
        <translation>Quem fala cada idioma</translation>
    </message>
    <message>
        <source>What is shown</source>
        <translation>O que é mostrado</translation>
    </message>
</context>
<context>
    <name>ModelsSession</name>
    <message>
        <source>Add a model from a file</source>
        <translation>Adicionar um modelo de um arquivo</translation>
    </message>
    <message>
        <source>Add a model from a folder</source>
        <translation>Adicionar um modelo de uma pasta</translation>
    </message>
    <message>
        <source>Models</source>
        <translation>Modelos</translation>
    </message>
    <message>
        <source>Save models to a file</source>
        <translation>Salvar modelos em um arquivo</translation>
    </message>
</context>
<context>
    <name>OverlayWindow</name>
    <message>
        <source>Subtitles appear here</source>
        <translation>As legendas aparecem aqui</translation>
    </message>
    <message>
        <source>Dragoman subtitles</source>
        <translation>Legendas do Dragoman</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
</context>
<context>
    <name>PackRow</name>
    <message>
        <source>Save {model}</source>
        <translation>Salvar {model}</translation>
    </message>
    <message>
        <source>Is being removed…</source>
        <translation>Removendo…</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Baixar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Use</source>
        <translation>Usar</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
    <message>
        <source>Remove</source>
        <translation>Remover</translation>
    </message>
    <message>
        <source>Press again to remove it</source>
        <translation>Clique de novo para remover</translation>
    </message>
</context>
<context>
    <name>PairCard</name>
    <message>
        <source>{pair} is ready, both ways.</source>
        <translation>{pair}: tudo pronto, nos dois sentidos.</translation>
    </message>
    <message>
        <source>{pair} needs a download. It then works both ways, spoken and heard.</source>
        <translation>{pair} precisa de um download. Depois funciona nos dois sentidos, para falar e para ouvir.</translation>
    </message>
    <message>
        <source>{pair} is being downloaded. You may close this page or go on talking.</source>
        <translation>Baixando {pair}. Você pode fechar esta página ou continuar conversando.</translation>
    </message>
    <message>
        <source>The download for {pair} is paused.</source>
        <translation>O download de {pair} está pausado.</translation>
    </message>
    <message>
        <source>The download for {pair} has stopped.</source>
        <translation>O download de {pair} foi interrompido.</translation>
    </message>
    <message>
        <source>Both languages are the same.</source>
        <translation>Os dois idiomas são iguais.</translation>
    </message>
    <message>
        <source>{pair} cannot be interpreted yet.</source>
        <translation>Ainda não é possível interpretar {pair}.</translation>
    </message>
    <message>
        <source>Some of it may not be used commercially. The licences stand below.</source>
        <translation>Uma parte não pode ser usada comercialmente. As licenças estão abaixo.</translation>
    </message>
    <message>
        <source>The licences stand below.</source>
        <translation>As licenças estão abaixo.</translation>
    </message>
    <message>
        <source>Choose two different languages.</source>
        <translation>Escolha dois idiomas diferentes.</translation>
    </message>
    <message>
        <source>No model that can be downloaded translates between them. One can be added from a file.</source>
        <translation>Nenhum modelo disponível para download traduz entre eles. Você pode adicionar um de um arquivo.</translation>
    </message>
    <message>
        <source>Talk in these languages</source>
        <translation>Conversar nestes idiomas</translation>
    </message>
    <message>
        <source>Download {size}</source>
        <translation>Baixar {size}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Baixar</translation>
    </message>
    <message>
        <source>Pause</source>
        <translation>Pausar</translation>
    </message>
    <message>
        <source>Go on</source>
        <translation>Continuar</translation>
    </message>
    <message>
        <source>Try again</source>
        <translation>Tentar de novo</translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation>Cancelar</translation>
    </message>
</context>
<context>
    <name>PairPage</name>
    <message>
        <source>By language</source>
        <translation>Por idioma</translation>
    </message>
    <message>
        <source>One language</source>
        <translation>Um idioma</translation>
    </message>
    <message>
        <source>The other language</source>
        <translation>O outro idioma</translation>
    </message>
    <message>
        <source>What will be downloaded</source>
        <translation>O que será baixado</translation>
    </message>
    <message>
        <source>How it is interpreted now</source>
        <translation>Como a tradução é feita agora</translation>
    </message>
    <message>
        <source>Downloads that would improve the interpreting</source>
        <translation>Downloads que melhorariam a interpretação</translation>
    </message>
    <message>
        <source>What it uses</source>
        <translation>Modelos em uso</translation>
    </message>
</context>
<context>
    <name>Readiness</name>
    <message>
        <source>Could not be started: {parts}.</source>
        <translation>Não foi possível iniciar: {parts}.</translation>
    </message>
    <message>
        <source>You can go on; the main window says what to do.</source>
        <translation>Você pode continuar; a janela principal diz o que fazer.</translation>
    </message>
    <message>
        <source>Still getting ready: {parts}.</source>
        <translation>Ainda em preparação: {parts}.</translation>
    </message>
    <message>
        <source>You can speak already; the answer comes a little later.</source>
        <translation>Você já pode falar; a resposta vem um pouco depois.</translation>
    </message>
    <message>
        <source>microphone</source>
        <translation>microfone</translation>
    </message>
    <message>
        <source>speech recognition</source>
        <translation>reconhecimento de fala</translation>
    </message>
    <message>
        <source>translation</source>
        <translation>tradução</translation>
    </message>
    <message>
        <source>voices</source>
        <translation>vozes</translation>
    </message>
</context>
<context>
    <name>ReadyStep</name>
    <message>
        <source>You are ready</source>
        <translation>Tudo pronto</translation>
    </message>
    <message>
        <source>What would you like to do first? You can change it at any time.</source>
        <translation>O que você quer fazer primeiro? Dá para mudar a qualquer momento.</translation>
    </message>
    <message>
        <source>Conversation</source>
        <translation>Conversa</translation>
    </message>
    <message>
        <source>Talk with somebody. Hold a button while you speak, or let Dragoman notice who is speaking.</source>
        <translation>Converse com alguém. Segure um botão enquanto fala ou deixe o Dragoman perceber quem está falando.</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Ao vivo</translation>
    </message>
    <message>
        <source>Follow a lecture, a call or a video. Read the translation while others are speaking.</source>
        <translation>Acompanhe uma palestra, uma chamada ou um vídeo. Leia a tradução enquanto os outros falam.</translation>
    </message>
    <message>
        <source>Subtitles</source>
        <translation>Legendas</translation>
    </message>
    <message>
        <source>Read the translation in a slim band that stays on top of your other windows.</source>
        <translation>Leia a tradução em uma faixa fina que fica sempre por cima das outras janelas.</translation>
    </message>
</context>
<context>
    <name>ShortcutEdit</name>
    <message>
        <source>{keys} is needed for typing. Add {ctrl} or {alt}, or choose a key such as F8.</source>
        <translation>{keys} é necessário para digitar. Acrescente {ctrl} ou {alt}, ou escolha uma tecla como F8.</translation>
    </message>
    <message>
        <source>Other programs need {keys}. Choose different keys.</source>
        <translation>Outros programas precisam de {keys}. Escolha outras teclas.</translation>
    </message>
    <message>
        <source>{keys} already belongs to “{function}”. Choose different keys.</source>
        <translation>{keys} já pertence a “{function}”. Escolha outras teclas.</translation>
    </message>
    <message>
        <source>This key cannot be used. Choose a different one.</source>
        <translation>Esta tecla não pode ser usada. Escolha outra.</translation>
    </message>
    <message>
        <source>Another program has these keys. Choose different ones.</source>
        <translation>Outro programa já usa estas teclas. Escolha outras.</translation>
    </message>
    <message>
        <source>This keyboard has no such key. Choose a different one.</source>
        <translation>Este teclado não tem essa tecla. Escolha outra.</translation>
    </message>
    <message>
        <source>The system did not give Dragoman these keys. Choose them anew to ask again.</source>
        <translation>O sistema não concedeu estas teclas ao Dragoman. Escolha-as de novo para pedir outra vez.</translation>
    </message>
    <message>
        <source>On this system, keys cannot be received while another program is in use; the keys in the window work.</source>
        <translation>Neste sistema, não é possível receber teclas enquanto outro programa está em uso; as teclas na janela funcionam.</translation>
    </message>
    <message>
        <source>Press the keys…</source>
        <translation>Pressione as teclas…</translation>
    </message>
    <message>
        <source>No keys</source>
        <translation>Nenhuma tecla</translation>
    </message>
    <message>
        <source>Remove the keys</source>
        <translation>Remover as teclas</translation>
    </message>
</context>
<context>
    <name>ShowView</name>
    <message>
        <source>Close (tap anywhere, or press Esc)</source>
        <translation>Fechar (toque em qualquer lugar ou pressione Esc)</translation>
    </message>
</context>
<context>
    <name>StatusLine</name>
    <message>
        <source>✓ Ready</source>
        <translation>✓ Pronto</translation>
    </message>
    <message>
        <source>Preparing the microphone…</source>
        <translation>Preparando o microfone…</translation>
    </message>
    <message>
        <source>✓ Microphone</source>
        <translation>✓ Microfone</translation>
    </message>
    <message>
        <source>✗ No microphone</source>
        <translation>✗ Sem microfone</translation>
    </message>
    <message>
        <source>Preparing speech recognition…</source>
        <translation>Preparando o reconhecimento de fala…</translation>
    </message>
    <message>
        <source>✓ Speech recognition</source>
        <translation>✓ Reconhecimento de fala</translation>
    </message>
    <message>
        <source>✗ No speech recognition</source>
        <translation>✗ Sem reconhecimento de fala</translation>
    </message>
    <message>
        <source>Preparing translation…</source>
        <translation>Preparando a tradução…</translation>
    </message>
    <message>
        <source>✓ Translation</source>
        <translation>✓ Tradução</translation>
    </message>
    <message>
        <source>✗ No translation</source>
        <translation>✗ Sem tradução</translation>
    </message>
    <message>
        <source>Preparing voices…</source>
        <translation>Preparando as vozes…</translation>
    </message>
    <message>
        <source>✓ Voices</source>
        <translation>✓ Vozes</translation>
    </message>
    <message>
        <source>✗ No voices</source>
        <translation>✗ Sem vozes</translation>
    </message>
</context>
<context>
    <name>StepDots</name>
    <message>
        <source>Step {number} of {count}</source>
        <translation>Passo {number} de {count}</translation>
    </message>
</context>
<context>
    <name>TalkBar</name>
    <message>
        <source>Hold and speak</source>
        <translation>Segure e fale</translation>
    </message>
    <message>
        <source>Listening… let go when done</source>
        <translation>Ouvindo… solte ao terminar</translation>
    </message>
    <message>
        <source>Preparing the microphone…</source>
        <translation>Preparando o microfone…</translation>
    </message>
    <message>
        <source>No microphone</source>
        <translation>Sem microfone</translation>
    </message>
    <message>
        <source>Keep holding while you speak</source>
        <translation>Continue segurando enquanto fala</translation>
    </message>
    <message>
        <source>Space</source>
        <translation>Espaço</translation>
    </message>
    <message>
        <source>Enter</source>
        <translation>Enter</translation>
    </message>
    <message>
        <source>Hold to talk</source>
        <translation>Segurar para falar</translation>
    </message>
    <message>
        <source>Whoever speaks holds their button down.</source>
        <translation>Quem fala segura o próprio botão.</translation>
    </message>
    <message>
        <source>Hands-free</source>
        <translation>Mãos livres</translation>
    </message>
    <message>
        <source>Nobody presses anything: the language tells who speaks.</source>
        <translation>Ninguém aperta nada: o idioma mostra quem está falando.</translation>
    </message>
    <message>
        <source>Way of talking</source>
        <translation>Modo de falar</translation>
    </message>
</context>
<context>
    <name>TopBar</name>
    <message>
        <source>Conversation</source>
        <translation>Conversa</translation>
    </message>
    <message>
        <source>Live</source>
        <translation>Ao vivo</translation>
    </message>
    <message>
        <source>Two people talk with each other</source>
        <translation>Duas pessoas conversam entre si</translation>
    </message>
    <message>
        <source>Follow a talk, a call or a video</source>
        <translation>Acompanhar uma palestra, uma chamada ou um vídeo</translation>
    </message>
    <message>
        <source>What the window is used for</source>
        <translation>Para que a janela é usada</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
</context>
<context>
    <name>TranscriptDelegate</name>
    <message>
        <source>Important here, {time}</source>
        <translation>Importante aqui, {time}</translation>
    </message>
    <message>
        <source>Important here</source>
        <translation>Importante aqui</translation>
    </message>
    <message>
        <source>Not sure I heard this right</source>
        <translation>Não tenho certeza se ouvi direito</translation>
    </message>
    <message>
        <source>Listening…</source>
        <translation>Ouvindo…</translation>
    </message>
    <message>
        <source>Recognising…</source>
        <translation>Reconhecendo…</translation>
    </message>
    <message>
        <source>Translating…</source>
        <translation>Traduzindo…</translation>
    </message>
    <message>
        <source>No words were heard.</source>
        <translation>Nenhuma palavra foi ouvida.</translation>
    </message>
    <message>
        <source>This did not work.</source>
        <translation>Não funcionou.</translation>
    </message>
</context>
<context>
    <name>TranscriptSaver</name>
    <message>
        <source>Transcript</source>
        <translation>Transcrição</translation>
    </message>
    <message>
        <source>Save the transcript</source>
        <translation>Salvar a transcrição</translation>
    </message>
</context>
<context>
    <name>TranscriptView</name>
    <message>
        <source>Copy translation</source>
        <translation>Copiar tradução</translation>
    </message>
    <message>
        <source>Copy what was said</source>
        <translation>Copiar o que foi dito</translation>
    </message>
    <message>
        <source>Say again</source>
        <translation>Ouvir de novo</translation>
    </message>
    <message>
        <source>Transcript</source>
        <translation>Transcrição</translation>
    </message>
    <message>
        <source>Newest</source>
        <translation>Mais recente</translation>
    </message>
    <message>
        <source>Go to the newest line</source>
        <translation>Ir para a linha mais recente</translation>
    </message>
</context>
<context>
    <name>TrayMenu</name>
    <message>
        <source>Ready</source>
        <translation>Pronto</translation>
    </message>
    <message>
        <source>Listening</source>
        <translation>Ouvindo</translation>
    </message>
    <message>
        <source>Speaking</source>
        <translation>Falando</translation>
    </message>
    <message>
        <source>Something needs your attention</source>
        <translation>Algo precisa da sua atenção</translation>
    </message>
    <message>
        <source>Show Dragoman</source>
        <translation>Mostrar o Dragoman</translation>
    </message>
    <message>
        <source>Pause listening</source>
        <translation>Pausar a escuta</translation>
    </message>
    <message>
        <source>Start listening</source>
        <translation>Iniciar a escuta</translation>
    </message>
    <message>
        <source>Hide subtitles</source>
        <translation>Ocultar legendas</translation>
    </message>
    <message>
        <source>Show subtitles</source>
        <translation>Mostrar legendas</translation>
    </message>
    <message>
        <source>Mute translation</source>
        <translation>Silenciar a tradução</translation>
    </message>
    <message>
        <source>Quit</source>
        <translation>Sair</translation>
    </message>
</context>
<context>
    <name>TrialResult</name>
    <message>
        <source>Listening…</source>
        <translation>Ouvindo…</translation>
    </message>
    <message>
        <source>Understanding what you said…</source>
        <translation>Entendendo o que você disse…</translation>
    </message>
    <message>
        <source>Translating…</source>
        <translation>Traduzindo…</translation>
    </message>
    <message>
        <source>No words were heard. Hold the button while you speak, and try once more.</source>
        <translation>Nenhuma palavra foi ouvida. Segure o botão enquanto fala e tente mais uma vez.</translation>
    </message>
    <message>
        <source>This did not work. Try once more.</source>
        <translation>Não funcionou. Tente mais uma vez.</translation>
    </message>
    <message>
        <source>It works.</source>
        <translation>Funciona.</translation>
    </message>
    <message>
        <source>It took {seconds} seconds.</source>
        <translation>Levou {seconds} segundos.</translation>
    </message>
</context>
<context>
    <name>TrialStep</name>
    <message>
        <source>Try it</source>
        <translation>Experimente</translation>
    </message>
    <message>
        <source>Hold the button, or the space bar, and say:</source>
        <translation>Segure o botão ou a barra de espaço e diga:</translation>
    </message>
    <message>
        <source>Hold the button, or the space bar, and say something in this language: {language}</source>
        <translation>Segure o botão ou a barra de espaço e diga algo neste idioma: {language}</translation>
    </message>
</context>
<context>
    <name>TurnMenu</name>
    <message>
        <source>Say again</source>
        <translation>Ouvir de novo</translation>
    </message>
    <message>
        <source>Correct</source>
        <translation>Corrigir</translation>
    </message>
    <message>
        <source>Show large</source>
        <translation>Mostrar ampliado</translation>
    </message>
    <message>
        <source>Wrong language? Flip</source>
        <translation>Idioma errado? Trocar</translation>
    </message>
    <message>
        <source>Copy selection</source>
        <translation>Copiar seleção</translation>
    </message>
    <message>
        <source>Copy translation</source>
        <translation>Copiar tradução</translation>
    </message>
    <message>
        <source>Copy what was said</source>
        <translation>Copiar o que foi dito</translation>
    </message>
    <message>
        <source>Copy both</source>
        <translation>Copiar ambos</translation>
    </message>
</context>
<context>
    <name>UnsureMark</name>
    <message>
        <source>Not sure I heard this right</source>
        <translation>Não tenho certeza se ouvi direito</translation>
    </message>
</context>
<context>
    <name>VoiceRow</name>
    <message>
        <source>Voice for {language}</source>
        <translation>Voz para {language}</translation>
    </message>
    <message>
        <source>Listen</source>
        <translation>Ouvir</translation>
    </message>
    <message>
        <source>Listen to the voice for {language}</source>
        <translation>Ouvir a voz para {language}</translation>
    </message>
    <message>
        <source>A voice that sounds more like a person: {model}</source>
        <translation>Uma voz que soa mais humana: {model}</translation>
    </message>
    <message>
        <source>Download</source>
        <translation>Baixar</translation>
    </message>
    <message>
        <source>{licence} (not for commercial use)</source>
        <translation>{licence} (uso comercial não permitido)</translation>
    </message>
</context>
<context>
    <name>VoicesPage</name>
    <message>
        <source>Voices</source>
        <translation>Vozes</translation>
    </message>
</context>
<context>
    <name>WelcomeView</name>
    <message>
        <source>Welcome to Dragoman</source>
        <translation>Boas-vindas ao Dragoman</translation>
    </message>
    <message>
        <source>Skip</source>
        <translation>Pular</translation>
    </message>
    <message>
        <source>Skip the first steps and use Dragoman at once</source>
        <translation>Pular os primeiros passos e usar o Dragoman agora mesmo</translation>
    </message>
    <message>
        <source>Back</source>
        <translation>Voltar</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Começar</translation>
    </message>
    <message>
        <source>Next</source>
        <translation>Avançar</translation>
    </message>
</context>
<context>
    <name>errors</name>
    <message>
        <source>Subtitles cannot be written to “{name}”: its ending is not known.</source>
        <translation>As legendas não podem ser gravadas em “{name}”: a extensão não é conhecida.</translation>
    </message>
    <message>
        <source>Give the file a name that ends in .srt or .vtt.</source>
        <translation>Dê ao arquivo um nome que termine em .srt ou .vtt.</translation>
    </message>
    <message>
        <source>“{name}” cannot be written: {reason}.</source>
        <translation>“{name}” não pode ser gravado: {reason}.</translation>
    </message>
    <message>
        <source>Choose a folder that exists, that you may write to, and that has room.</source>
        <translation>Escolha uma pasta que exista, em que você possa gravar e que tenha espaço.</translation>
    </message>
    <message>
        <source>The speech recognition model in {folder} cannot be loaded: {reason}.</source>
        <translation>O modelo de reconhecimento de fala em {folder} não pode ser carregado: {reason}.</translation>
    </message>
    <message>
        <source>Run `dragoman models repair`, then try again.</source>
        <translation>Execute `dragoman models repair` e tente de novo.</translation>
    </message>
    <message>
        <source>Speech recognition failed: {reason}.</source>
        <translation>O reconhecimento de fala falhou: {reason}.</translation>
    </message>
    <message>
        <source>Say it again; if it keeps failing, restart the app.</source>
        <translation>Fale de novo; se continuar falhando, reinicie o aplicativo.</translation>
    </message>
    <message>
        <source>Your settings could not be saved ({reason}).</source>
        <translation>Não foi possível salvar as suas configurações ({reason}).</translation>
    </message>
    <message>
        <source>Make room on the disk, or allow writing to {folder}.</source>
        <translation>Libere espaço no disco ou permita a gravação em {folder}.</translation>
    </message>
    <message>
        <source>Your settings could not be read ({reason}).</source>
        <translation>Não foi possível ler as suas configurações ({reason}).</translation>
    </message>
    <message>
        <source>Dragoman uses its defaults. Allow reading {file} to get yours back.</source>
        <translation>O Dragoman usa os valores padrão. Permita a leitura de {file} para recuperar os seus.</translation>
    </message>
    <message>
        <source>Your settings were damaged and could not be read.</source>
        <translation>As suas configurações estavam danificadas e não puderam ser lidas.</translation>
    </message>
    <message>
        <source>Dragoman uses its defaults. The damaged file was kept as {file}.</source>
        <translation>O Dragoman usa os valores padrão. O arquivo danificado foi guardado como {file}.</translation>
    </message>
    <message>
        <source>The voice {name} cannot be loaded: {reason}.</source>
        <translation>A voz {name} não pode ser carregada: {reason}.</translation>
    </message>
    <message>
        <source>This sentence cannot be spoken: {reason}.</source>
        <translation>Esta frase não pode ser falada: {reason}.</translation>
    </message>
    <message>
        <source>Its text is shown all the same.</source>
        <translation>O texto é mostrado mesmo assim.</translation>
    </message>
    <message>
        <source>No voice for the language {language} is installed.</source>
        <translation>Nenhuma voz para o idioma {language} está instalada.</translation>
    </message>
    <message>
        <source>Its translation is shown as text; `dragoman models` lists the voices.</source>
        <translation>A tradução é mostrada como texto; `dragoman models` lista as vozes.</translation>
    </message>
    <message>
        <source>What this computer plays cannot be recorded here.</source>
        <translation>O que este computador toca não pode ser gravado aqui.</translation>
    </message>
    <message>
        <source>The sound device “{name}” is not there.</source>
        <translation>O dispositivo de som “{name}” não foi encontrado.</translation>
    </message>
    <message>
        <source>Plug it in, or choose another one in the settings.</source>
        <translation>Conecte-o ou escolha outro nas configurações.</translation>
    </message>
    <message>
        <source>No microphone was found.</source>
        <translation>Nenhum microfone foi encontrado.</translation>
    </message>
    <message>
        <source>Plug one in and try again.</source>
        <translation>Conecte um e tente de novo.</translation>
    </message>
    <message>
        <source>No loudspeaker or headphones were found.</source>
        <translation>Nenhum alto-falante ou fone de ouvido foi encontrado.</translation>
    </message>
    <message>
        <source>Plug them in and try again.</source>
        <translation>Conecte-os e tente de novo.</translation>
    </message>
    <message>
        <source>Install a virtual sound device such as BlackHole, and choose it as the microphone.</source>
        <translation>Instale um dispositivo de som virtual, como o BlackHole, e escolha-o como microfone.</translation>
    </message>
    <message>
        <source>Switch on “Stereo Mix” in the sound settings of Windows, and choose it as the microphone.</source>
        <translation>Ative “Mixagem estéreo” nas configurações de som do Windows e escolha-a como microfone.</translation>
    </message>
    <message>
        <source>It needs PulseAudio or PipeWire, and the package that connects them (on Debian and Ubuntu: “sudo apt-get install libasound2-plugins”).</source>
        <translation>É preciso ter o PulseAudio ou o PipeWire e o pacote que os conecta (no Debian e no Ubuntu: “sudo apt-get install libasound2-plugins”).</translation>
    </message>
    <message>
        <source>The loudspeaker “{name}” cannot be used now.</source>
        <translation>O alto-falante “{name}” não pode ser usado agora.</translation>
    </message>
    <message>
        <source>Close other programs that may have taken it, or choose another one.</source>
        <translation>Feche outros programas que possam estar usando-o ou escolha outro.</translation>
    </message>
    <message>
        <source>The microphone “{name}” cannot be used now.</source>
        <translation>O microfone “{name}” não pode ser usado agora.</translation>
    </message>
    <message>
        <source>Close other programs that may have taken it, allow its use in the privacy settings of this computer, or choose another one.</source>
        <translation>Feche outros programas que possam estar usando-o, permita o seu uso nas configurações de privacidade deste computador ou escolha outro.</translation>
    </message>
    <message>
        <source>The loudspeaker stopped playing.</source>
        <translation>O alto-falante parou de tocar.</translation>
    </message>
    <message>
        <source>Check that it is plugged in and switched on, or choose another one.</source>
        <translation>Verifique se está conectado e ligado ou escolha outro.</translation>
    </message>
    <message>
        <source>“{name}” is not an audio or video file, or it is damaged from its start.</source>
        <translation>“{name}” não é um arquivo de áudio ou vídeo, ou está danificado desde o início.</translation>
    </message>
    <message>
        <source>Play it in a media player to check it, or choose another file.</source>
        <translation>Toque-o em um reprodutor de mídia para verificar ou escolha outro arquivo.</translation>
    </message>
    <message>
        <source>“{name}” has no sound.</source>
        <translation>“{name}” não tem som.</translation>
    </message>
    <message>
        <source>Choose a file with an audio track.</source>
        <translation>Escolha um arquivo com faixa de áudio.</translation>
    </message>
    <message>
        <source>“{name}” is a folder.</source>
        <translation>“{name}” é uma pasta.</translation>
    </message>
    <message>
        <source>Choose an audio or video file in it.</source>
        <translation>Escolha um arquivo de áudio ou vídeo dentro dela.</translation>
    </message>
    <message>
        <source>There is no file “{name}”.</source>
        <translation>Não existe o arquivo “{name}”.</translation>
    </message>
    <message>
        <source>Check its name and folder.</source>
        <translation>Verifique o nome e a pasta.</translation>
    </message>
    <message>
        <source>“{name}” may not be read by this user.</source>
        <translation>“{name}” não pode ser lido por este usuário.</translation>
    </message>
    <message>
        <source>Change the file&apos;s permissions, or copy it to a folder of your own.</source>
        <translation>Mude as permissões do arquivo ou copie-o para uma pasta sua.</translation>
    </message>
    <message>
        <source>“{name}” cannot be read: {reason}.</source>
        <translation>“{name}” não pode ser lido: {reason}.</translation>
    </message>
    <message>
        <source>Check the drive it is on, or copy it to another one.</source>
        <translation>Verifique a unidade em que ele está ou copie-o para outra.</translation>
    </message>
    <message>
        <source>“{name}” is empty.</source>
        <translation>“{name}” está vazio.</translation>
    </message>
    <message>
        <source>Choose another file.</source>
        <translation>Escolha outro arquivo.</translation>
    </message>
    <message>
        <source>“{name}” is damaged or incomplete: it could be read up to {time} only.</source>
        <translation>“{name}” está danificado ou incompleto: só pôde ser lido até {time}.</translation>
    </message>
    <message>
        <source>Copy or download the file again if you need the rest.</source>
        <translation>Copie ou baixe o arquivo de novo se precisar do resto.</translation>
    </message>
    <message>
        <source>“{name}” is damaged: {lost} seconds of it, from {time} on, are missing.</source>
        <translation>“{name}” está danificado: faltam {lost} segundos a partir de {time}.</translation>
    </message>
    <message>
        <source>Copy or download the file again if you need them.</source>
        <translation>Copie ou baixe o arquivo de novo se precisar deles.</translation>
    </message>
    <message>
        <source>The microphone stopped delivering sound.</source>
        <translation>O microfone parou de enviar som.</translation>
    </message>
    <message>
        <source>The speech cannot be written to “{name}”: {reason}.</source>
        <translation>A fala não pode ser gravada em “{name}”: {reason}.</translation>
    </message>
    <message>
        <source>The sound library PortAudio is missing.</source>
        <translation>Falta a biblioteca de som PortAudio.</translation>
    </message>
    <message>
        <source>Install it (on Debian and Ubuntu: “sudo apt-get install libportaudio2”).</source>
        <translation>Instale-a (no Debian e no Ubuntu: “sudo apt-get install libportaudio2”).</translation>
    </message>
    <message>
        <source>The sound system of this computer does not answer.</source>
        <translation>O sistema de som deste computador não responde.</translation>
    </message>
    <message>
        <source>Check that sound works in other programs, or restart the computer.</source>
        <translation>Verifique se o som funciona em outros programas ou reinicie o computador.</translation>
    </message>
    <message>
        <source>Something unexpected went wrong ({kind}).</source>
        <translation>Algo inesperado deu errado ({kind}).</translation>
    </message>
    <message>
        <source>The log has the details; please report it.</source>
        <translation>O registro tem os detalhes; por favor, informe o problema.</translation>
    </message>
    <message>
        <source>To mend it, run: {command}</source>
        <translation>Para consertar, execute: {command}</translation>
    </message>
    <message>
        <source>The disk holding {folder} is full: {name} needs {needed} MB.</source>
        <translation>O disco que contém {folder} está cheio: {name} precisa de {needed} MB.</translation>
    </message>
    <message>
        <source>Free some space, then try again.</source>
        <translation>Libere espaço e tente de novo.</translation>
    </message>
    <message>
        <source>{name} is not installed: the package {part} is missing.</source>
        <translation>{name} não está instalado: falta o pacote {part}.</translation>
    </message>
    <message>
        <source>{name} is damaged: {file} of the package {part} is not what it should be.</source>
        <translation>{name} está danificado: {file} do pacote {part} não é o que deveria ser.</translation>
    </message>
    <message>
        <source>{name} cannot be placed in {folder}: {reason}.</source>
        <translation>{name} não pode ser colocado em {folder}: {reason}.</translation>
    </message>
    <message>
        <source>Make sure that the folder can be written to and the disk has room.</source>
        <translation>Verifique se a pasta permite gravação e se o disco tem espaço.</translation>
    </message>
    <message>
        <source>No model translates from {source} to {target}.</source>
        <translation>Nenhum modelo traduz de {source} para {target}.</translation>
    </message>
    <message>
        <source>Choose other languages; `dragoman models` lists what is installed.</source>
        <translation>Escolha outros idiomas; `dragoman models` lista o que está instalado.</translation>
    </message>
    <message>
        <source>The translation model in {folder} cannot be loaded: {reason}.</source>
        <translation>O modelo de tradução em {folder} não pode ser carregado: {reason}.</translation>
    </message>
    <message>
        <source>Translation failed: {reason}.</source>
        <translation>A tradução falhou: {reason}.</translation>
    </message>
    <message>
        <source>Try it again in other words.</source>
        <translation>Tente de novo com outras palavras.</translation>
    </message>
    <message>
        <source>The transcript could not be saved ({reason}).</source>
        <translation>Não foi possível salvar a transcrição ({reason}).</translation>
    </message>
    <message>
        <source>Choose another folder, or make room on the disk, and save it again.</source>
        <translation>Escolha outra pasta ou libere espaço no disco e salve de novo.</translation>
    </message>
    <message>
        <source>The voices of eSpeak NG cannot be loaded: {reason}.</source>
        <translation>As vozes do eSpeak NG não podem ser carregadas: {reason}.</translation>
    </message>
    <message>
        <source>Install Dragoman again, in a folder whose whole path is shorter.</source>
        <translation>Instale o Dragoman de novo, em uma pasta cujo caminho completo seja mais curto.</translation>
    </message>
    <message>
        <source>There are newer versions, but this one is too old to read about them.</source>
        <translation>Há versões mais novas, mas esta é antiga demais para ler sobre elas.</translation>
    </message>
    <message>
        <source>Get the newest version from where you got this one.</source>
        <translation>Obtenha a versão mais recente onde você obteve esta.</translation>
    </message>
    <message>
        <source>The address where this copy looks for updates is not one: {reason}.</source>
        <translation>O endereço onde esta cópia procura atualizações não é válido: {reason}.</translation>
    </message>
    <message>
        <source>What answers at {host} does not tell of new versions.</source>
        <translation>O que responde em {host} não informa sobre novas versões.</translation>
    </message>
    <message>
        <source>{host} tells nothing of new versions any more (error {status}).</source>
        <translation>{host} não informa mais sobre novas versões (erro {status}).</translation>
    </message>
    <message>
        <source>{host} cannot say at the moment whether there is a new version (error {status}).</source>
        <translation>No momento, {host} não consegue dizer se há uma nova versão (erro {status}).</translation>
    </message>
    <message>
        <source>Try again later.</source>
        <translation>Tente de novo mais tarde.</translation>
    </message>
    <message>
        <source>{host} cannot prove that it is the right one: {reason}.</source>
        <translation>{host} não consegue provar que é o site certo: {reason}.</translation>
    </message>
    <message>
        <source>Check the date of this computer, and whether the network wants you to log in, then try again. Where a firewall looks into connections, ask a network administrator.</source>
        <translation>Verifique a data deste computador e se a rede pede login, e tente de novo. Se um firewall inspeciona as conexões, fale com um administrador de rede.</translation>
    </message>
    <message>
        <source>{host} cannot be reached, or breaks off: {reason}.</source>
        <translation>Não foi possível acessar {host}, ou a conexão caiu: {reason}.</translation>
    </message>
    <message>
        <source>Check the connection to the internet, then try again.</source>
        <translation>Verifique a conexão com a internet e tente de novo.</translation>
    </message>
    <message>
        <source>The network is not to be used: the environment variable HF_HUB_OFFLINE is set.</source>
        <translation>A rede não deve ser usada: a variável de ambiente HF_HUB_OFFLINE está definida.</translation>
    </message>
    <message>
        <source>Remove that environment variable, or add the model from a file.</source>
        <translation>Remova essa variável de ambiente ou adicione o modelo de um arquivo.</translation>
    </message>
    <message>
        <source>The address that models are downloaded from is not one: {reason}.</source>
        <translation>O endereço de onde os modelos são baixados não é válido: {reason}.</translation>
    </message>
    <message>
        <source>Somebody has set it as the environment variable HF_ENDPOINT: correct or remove it, then try again.</source>
        <translation>Ele foi definido na variável de ambiente HF_ENDPOINT: corrija-a ou remova-a e tente de novo.</translation>
    </message>
    <message>
        <source>Check the connection to the internet, then try again. Where this site is blocked, add the model from a file, or let a network administrator set the environment variable HF_ENDPOINT to the address of another one.</source>
        <translation>Verifique a conexão com a internet e tente de novo. Se esse site estiver bloqueado, adicione o modelo de um arquivo ou peça a um administrador de rede que defina na variável de ambiente HF_ENDPOINT o endereço de outro.</translation>
    </message>
    <message>
        <source>What answers at {host} does not offer models.</source>
        <translation>O que responde em {host} não oferece modelos.</translation>
    </message>
    <message>
        <source>Log in to the network if it asks for that, then try again.</source>
        <translation>Se a rede pedir, faça login e tente de novo.</translation>
    </message>
    <message>
        <source>What {host} sends as {file} is not what it should be.</source>
        <translation>O que {host} envia como {file} não é o que deveria ser.</translation>
    </message>
    <message>
        <source>Try again later; if it stays so, add the model from a file.</source>
        <translation>Tente de novo mais tarde; se continuar assim, adicione o modelo de um arquivo.</translation>
    </message>
    <message>
        <source>{host} offers {repository} only to people who log in, or not at all.</source>
        <translation>{host} oferece {repository} só a quem entra com uma conta, ou não o oferece.</translation>
    </message>
    <message>
        <source>Accept its conditions on that site, run `hf auth login` once, then try again.</source>
        <translation>Aceite as condições nesse site, execute `hf auth login` uma vez e tente de novo.</translation>
    </message>
    <message>
        <source>Update Dragoman, or add the model from a file.</source>
        <translation>Atualize o Dragoman ou adicione o modelo de um arquivo.</translation>
    </message>
    <message>
        <source>{host} does not give {file} of {repository} (error {status}).</source>
        <translation>{host} não fornece {file} de {repository} (erro {status}).</translation>
    </message>
    <message>
        <source>{name} says that it is a {family} model, but is another kind.</source>
        <translation>{name} diz ser um modelo {family}, mas é de outro tipo.</translation>
    </message>
    <message>
        <source>Fetch the model anew, from where it was published.</source>
        <translation>Baixe o modelo de novo, de onde ele foi publicado.</translation>
    </message>
    <message>
        <source>It cannot be told which model {folder} holds: {reason}.</source>
        <translation>Não dá para saber qual modelo está em {folder}: {reason}.</translation>
    </message>
    <message>
        <source>Import all files of a Whisper or translation model in CTranslate2&apos;s format, of a Piper voice, an .argosmodel, or what Dragoman has exported.</source>
        <translation>Adicione todos os arquivos de um modelo Whisper ou de tradução no formato CTranslate2 ou de uma voz Piper, um .argosmodel ou um arquivo salvo pelo Dragoman.</translation>
    </message>
    <message>
        <source>{name} is made for a newer version of Dragoman ({what}).</source>
        <translation>{name} foi feito para uma versão mais nova do Dragoman ({what}).</translation>
    </message>
    <message>
        <source>Update Dragoman, then import it again.</source>
        <translation>Atualize o Dragoman e adicione-o de novo.</translation>
    </message>
    <message>
        <source>{file} cannot be unpacked: {reason}.</source>
        <translation>{file} não pode ser descompactado: {reason}.</translation>
    </message>
    <message>
        <source>Fetch the file anew, from a place you trust.</source>
        <translation>Baixe o arquivo de novo, de uma fonte confiável.</translation>
    </message>
    <message>
        <source>There is no file or folder {path}.</source>
        <translation>Não existe o arquivo ou a pasta {path}.</translation>
    </message>
    <message>
        <source>Check the name.</source>
        <translation>Verifique o nome.</translation>
    </message>
    <message>
        <source>{file} is not a zip file.</source>
        <translation>{file} não é um arquivo zip.</translation>
    </message>
    <message>
        <source>Import a .zip, an .argosmodel, or the folder that holds the model.</source>
        <translation>Adicione um .zip, um .argosmodel ou a pasta que contém o modelo.</translation>
    </message>
    <message>
        <source>{file} cannot be imported: {reason}.</source>
        <translation>{file} não pode ser adicionado: {reason}.</translation>
    </message>
    <message>
        <source>Export it anew with this version of Dragoman, or fetch the file again.</source>
        <translation>Salve-o de novo com esta versão do Dragoman ou baixe o arquivo outra vez.</translation>
    </message>
    <message>
        <source>{name} is a part of Dragoman and cannot be removed.</source>
        <translation>{name} faz parte do Dragoman e não pode ser removido.</translation>
    </message>
    <message>
        <source>If it is damaged, install Dragoman again.</source>
        <translation>Se estiver danificado, instale o Dragoman de novo.</translation>
    </message>
    <message>
        <source>{name} cannot be removed from {folder}: {reason}.</source>
        <translation>{name} não pode ser removido de {folder}: {reason}.</translation>
    </message>
    <message>
        <source>Close the programs that use it, then try again.</source>
        <translation>Feche os programas que o estejam usando e tente de novo.</translation>
    </message>
    <message>
        <source>{name}, which is a part of Dragoman, is damaged.</source>
        <translation>{name}, que faz parte do Dragoman, está danificado.</translation>
    </message>
    <message>
        <source>Install Dragoman again.</source>
        <translation>Instale o Dragoman de novo.</translation>
    </message>
    <message>
        <source>{path} cannot be written: {reason}.</source>
        <translation>{path} não pode ser gravado: {reason}.</translation>
    </message>
    <message>
        <source>Choose another folder, or one on a disk with more room.</source>
        <translation>Escolha outra pasta ou uma em um disco com mais espaço.</translation>
    </message>
    <message>
        <source>{name} is damaged: {file} is not what it should be.</source>
        <translation>{name} está danificado: {file} não é o que deveria ser.</translation>
    </message>
    <message>
        <source>{name}, which is a part of Dragoman, is missing.</source>
        <translation>{name}, que faz parte do Dragoman, está faltando.</translation>
    </message>
    <message>
        <source>{name} is not installed, and comes from no hub.</source>
        <translation>{name} não está instalado e não vem de nenhum repositório.</translation>
    </message>
    <message>
        <source>Import it from a file: `dragoman models import FILE`.</source>
        <translation>Adicione-o de um arquivo: `dragoman models import FILE`.</translation>
    </message>
    <message>
        <source>{name} is not installed.</source>
        <translation>{name} não está instalado.</translation>
    </message>
    <message>
        <source>Run `dragoman models install {id}`, then try again.</source>
        <translation>Execute `dragoman models install {id}` e tente de novo.</translation>
    </message>
    <message>
        <source>The graphics card has too little free memory, so the processor does its work.</source>
        <translation>A placa de vídeo tem pouca memória livre, então o processador faz o trabalho dela.</translation>
    </message>
    <message>
        <source>The NVIDIA card has no driver of NVIDIA&apos;s, so the processor does its work.</source>
        <translation>A placa NVIDIA está sem o driver da NVIDIA, então o processador faz o trabalho dela.</translation>
    </message>
    <message>
        <source>The graphics card&apos;s driver is too old, so the processor does its work.</source>
        <translation>O driver da placa de vídeo é antigo demais, então o processador faz o trabalho dela.</translation>
    </message>
    <message>
        <source>Close other programs that use the card, or choose a smaller model; then restart Dragoman.</source>
        <translation>Feche outros programas que usam a placa ou escolha um modelo menor; depois, reinicie o Dragoman.</translation>
    </message>
    <message>
        <source>Install the driver: on Ubuntu with `sudo ubuntu-drivers install`; then restart the computer.</source>
        <translation>Instale o driver (no Ubuntu, com `sudo ubuntu-drivers install`) e reinicie o computador.</translation>
    </message>
    <message>
        <source>Install NVIDIA&apos;s driver 525 or newer, then restart the computer.</source>
        <translation>Instale o driver 525 da NVIDIA ou um mais novo e reinicie o computador.</translation>
    </message>
    <message>
        <source>To use the card, install NVIDIA&apos;s CUDA Toolkit 12, then restart Dragoman.</source>
        <translation>Para usar a placa, instale o CUDA Toolkit 12 da NVIDIA e reinicie o Dragoman.</translation>
    </message>
    <message>
        <source>The graphics card needs {library}, which this computer lacks, so the processor does its work.</source>
        <translation>A placa de vídeo precisa de {library}, que falta neste computador, então o processador faz o trabalho dela.</translation>
    </message>
    <message>
        <source>To use the card, run this, then restart Dragoman: {command}</source>
        <translation>Para usar a placa, execute este comando e reinicie o Dragoman: {command}</translation>
    </message>
    <message>
        <source>The graphics card failed ({reason}), so the processor does its work.</source>
        <translation>A placa de vídeo falhou ({reason}), então o processador faz o trabalho dela.</translation>
    </message>
    <message>
        <source>Restart the computer; if it fails again, update the card&apos;s driver.</source>
        <translation>Reinicie o computador; se falhar de novo, atualize o driver da placa.</translation>
    </message>
    <message>
        <source>From {source} to {target} only speech is translated, not text.</source>
        <translation>De {source} para {target}, só a fala é traduzida, não o texto.</translation>
    </message>
    <message>
        <source>Say it, or install a translation model for these languages.</source>
        <translation>Fale em vez de escrever ou instale um modelo de tradução para estes idiomas.</translation>
    </message>
    <message>
        <source>The translation model in {folder} is not a {family} model, as it should be.</source>
        <translation>O modelo de tradução em {folder} não é um modelo {family}, como deveria ser.</translation>
    </message>
    <message>
        <source>Remove it, then add it anew.</source>
        <translation>Remova-o e adicione-o de novo.</translation>
    </message>
    <message>
        <source>The translation model in {folder} does not know the language {language}.</source>
        <translation>O modelo de tradução em {folder} não conhece o idioma {language}.</translation>
    </message>
    <message>
        <source>The translation model in {folder} was made for a newer app: {reason}.</source>
        <translation>O modelo de tradução em {folder} foi feito para uma versão mais nova do aplicativo: {reason}.</translation>
    </message>
    <message>
        <source>Update the app, or install another model.</source>
        <translation>Atualize o aplicativo ou instale outro modelo.</translation>
    </message>
    <message>
        <source>What was measured could not be kept ({reason}).</source>
        <translation>Não foi possível guardar os resultados da medição ({reason}).</translation>
    </message>
    <message>
        <source>What starts at log-in cannot be changed ({reason}).</source>
        <translation>Não foi possível alterar o que inicia no login ({reason}).</translation>
    </message>
    <message>
        <source>Allow writing to {place}, then try again.</source>
        <translation>Permita a gravação em {place} e tente de novo.</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}.</source>
        <translation>Não é possível gravar em {folder}.</translation>
    </message>
    <message>
        <source>Settings and models there are used but not changed; recordings go to {recordings}.</source>
        <translation>As configurações e os modelos de lá são usados, mas não alterados; as gravações vão para {recordings}.</translation>
    </message>
</context>
</TS>
