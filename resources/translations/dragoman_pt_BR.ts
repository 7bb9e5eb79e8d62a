<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt_BR" sourcelanguage="en">
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
    <name>BubbleList</name>
    <message>
        <source>Conversation</source>
        <translation>Conversa</translation>
    </message>
    <message>
        <source>Show earlier</source>
        <translation>Mostrar anteriores</translation>
    </message>
    <message>
        <source>Back to the newest</source>
        <translation>Voltar ao mais recente</translation>
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
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
</context>
<context>
    <name>LagMeter</name>
    <message>
        <source>How far the interpretation is behind the speaker</source>
        <translation>Quanto a interpretação está atrás de quem fala</translation>
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
    <name>MainWindow</name>
    <message>
        <source>Keep holding while you speak</source>
        <translation>Continue segurando enquanto fala</translation>
    </message>
    <message>
        <source>Dragoman: conversation in two languages</source>
        <translation>Dragoman: conversa em dois idiomas</translation>
    </message>
</context>
<context>
    <name>SettingsPanel</name>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
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
        <source>Text appears</source>
        <translation>Exibição do texto</translation>
    </message>
    <message>
        <source>Language of this window</source>
        <translation>Idioma desta janela</translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation>Aparência</translation>
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
        <source>Soon; only the last word or two wait.</source>
        <translation>Logo; só a última palavra ou duas esperam.</translation>
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
        <source>As the system</source>
        <translation>Igual ao sistema</translation>
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
        <source>System default</source>
        <translation>Padrão do sistema</translation>
    </message>
    <message>
        <source>{device} (not connected)</source>
        <translation>{device} (desconectado)</translation>
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
        <source>Run `dragoman models --repair`, then try again.</source>
        <translation>Execute `dragoman models --repair` e tente de novo.</translation>
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
</context>
</TS>
