; What the installer says beside NSIS's own sentences; each in all three languages.

LangString AboutProgram ${LANG_ENGLISH} "The interpreter, with models for English and Portuguese."
LangString AboutProgram ${LANG_SIMPCHINESE} "口译程序，附带英语和葡萄牙语的模型。"
LangString AboutProgram ${LANG_PORTUGUESEBR} "O intérprete, com modelos para inglês e português."

LangString DesktopIcon ${LANG_ENGLISH} "Icon on the desktop"
LangString DesktopIcon ${LANG_SIMPCHINESE} "桌面图标"
LangString DesktopIcon ${LANG_PORTUGUESEBR} "Ícone na área de trabalho"

LangString AboutDesktopIcon ${LANG_ENGLISH} "Puts an icon on the desktop. Dragoman is in the start menu in any case."
LangString AboutDesktopIcon ${LANG_SIMPCHINESE} "在桌面上放置图标。无论如何，开始菜单中都会有 Dragoman。"
LangString AboutDesktopIcon ${LANG_PORTUGUESEBR} "Coloca um ícone na área de trabalho. No menu Iniciar, o Dragoman aparece de qualquer forma."

LangString StartWithWindows ${LANG_ENGLISH} "Start with Windows"
LangString StartWithWindows ${LANG_SIMPCHINESE} "随 Windows 启动"
LangString StartWithWindows ${LANG_PORTUGUESEBR} "Iniciar com o Windows"

LangString AboutStartWithWindows ${LANG_ENGLISH} "Starts Dragoman whenever you sign in."
LangString AboutStartWithWindows ${LANG_SIMPCHINESE} "每次登录时启动 Dragoman。"
LangString AboutStartWithWindows ${LANG_PORTUGUESEBR} "Inicia o Dragoman sempre que você entra no Windows."

LangString MyData ${LANG_ENGLISH} "My settings, models and recordings"
LangString MyData ${LANG_SIMPCHINESE} "我的设置、模型和录音"
LangString MyData ${LANG_PORTUGUESEBR} "Minhas configurações, modelos e gravações"

LangString AboutMyData ${LANG_ENGLISH} "Deletes what Dragoman has saved and downloaded for you. This cannot be undone."
LangString AboutMyData ${LANG_SIMPCHINESE} "删除 Dragoman 为您保存和下载的内容。此操作无法撤销。"
LangString AboutMyData ${LANG_PORTUGUESEBR} "Exclui o que o Dragoman salvou e baixou para você. Isso não pode ser desfeito."

LangString ModelFile ${LANG_ENGLISH} "Argos Translate model"
LangString ModelFile ${LANG_SIMPCHINESE} "Argos Translate 模型"
LangString ModelFile ${LANG_PORTUGUESEBR} "Modelo do Argos Translate"

LangString ExportedModels ${LANG_ENGLISH} "Dragoman models"
LangString ExportedModels ${LANG_SIMPCHINESE} "Dragoman 模型"
LangString ExportedModels ${LANG_PORTUGUESEBR} "Modelos do Dragoman"

LangString RemovingOld ${LANG_ENGLISH} "Removing the older version"
LangString RemovingOld ${LANG_SIMPCHINESE} "正在移除旧版本"
LangString RemovingOld ${LANG_PORTUGUESEBR} "Removendo a versão anterior"

LangString IsRunning ${LANG_ENGLISH} "Dragoman is running and will be closed."
LangString IsRunning ${LANG_SIMPCHINESE} "Dragoman 正在运行，将被关闭。"
LangString IsRunning ${LANG_PORTUGUESEBR} "O Dragoman está em execução e será fechado."

LangString StillRunning ${LANG_ENGLISH} "Dragoman is still running. Close it, then try again."
LangString StillRunning ${LANG_SIMPCHINESE} "Dragoman 仍在运行。请关闭后重试。"
LangString StillRunning ${LANG_PORTUGUESEBR} "O Dragoman ainda está em execução. Feche-o e tente novamente."

LangString NeedsWindows10 ${LANG_ENGLISH} "Dragoman needs Windows 10 or newer, 64-bit."
LangString NeedsWindows10 ${LANG_SIMPCHINESE} "Dragoman 需要 64 位的 Windows 10 或更高版本。"
LangString NeedsWindows10 ${LANG_PORTUGUESEBR} "O Dragoman precisa do Windows 10 ou mais recente, de 64 bits."
