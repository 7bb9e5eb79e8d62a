; The installer for Windows. packaging/installer_windows.py calls makensis and defines, on its command line:
;   VERSION       the app's version, such as 0.1.0
;   NUMBERS       the same as Windows wants it, such as 0.1.0.0
;   APP           the folder that PyInstaller made
;   ICON          an .ico file
;   SIZE_KB       what it takes on the disk
;   FILES         an .nsh file with the macro RemoveFiles, which names all that is installed
;   OUT           the installer to write
;   STUB          the NSIS stub to use, such as x86-unicode
;
; It installs for one user and needs no administrator. Settings, models and recordings are in another folder
; (%LOCALAPPDATA%\Dragoman), which only the uninstaller touches, and only where that is asked for.
;
; dragoman-setup.exe /S [/D=C:\folder]      installs without a question; an older version is replaced
; uninstall.exe /S [/DELETEDATA]            uninstalls without a question
; Exit codes: 0 done, 1 cancelled, 2 Dragoman still runs, or Windows is too old

Target ${STUB}
Unicode true
ManifestDPIAware true
RequestExecutionLevel user
; Each file by itself: otherwise the whole is unpacked a second time in the temporary folder.
SetCompressor lzma
; Two builds of the same folder are the same file.
SetDateSave off
AllowSkipFiles off

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh

!define UNINSTALL_KEY "Software\Microsoft\Windows\CurrentVersion\Uninstall\Dragoman"
!define RUN_KEY "Software\Microsoft\Windows\CurrentVersion\Run"
!define APPROVED_KEY "Software\Microsoft\Windows\CurrentVersion\Explorer\StartupApproved\Run"
!define DATA "$LOCALAPPDATA\Dragoman"
!define MODEL_TYPE "Dragoman.argosmodel"
!define EXPORT_TYPE "Dragoman.dragoman"

Name "Dragoman"
OutFile "${OUT}"
InstallDir "$LOCALAPPDATA\Programs\Dragoman"
InstallDirRegKey HKCU "${UNINSTALL_KEY}" "InstallLocation"
BrandingText "Dragoman ${VERSION}"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!define MUI_COMPONENTSPAGE_SMALLDESC
!define MUI_FINISHPAGE_RUN "$INSTDIR\DragomanW.exe"

!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_COMPONENTS
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_COMPONENTS
!insertmacro MUI_UNPAGE_INSTFILES

; Windows' own language is taken where it is one of these, else the first.
!insertmacro MUI_LANGUAGE "English"
!insertmacro MUI_LANGUAGE "SimpChinese"
!insertmacro MUI_LANGUAGE "PortugueseBR"
!include strings.nsh
!include "${FILES}"

VIProductVersion "${NUMBERS}"
VIFileVersion "${NUMBERS}"
!macro VersionTexts LANGUAGE
  VIAddVersionKey /LANG=${LANGUAGE} "ProductName" "Dragoman"
  VIAddVersionKey /LANG=${LANGUAGE} "ProductVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileVersion" "${VERSION}"
  VIAddVersionKey /LANG=${LANGUAGE} "FileDescription" "Dragoman Setup"
  VIAddVersionKey /LANG=${LANGUAGE} "CompanyName" "Dragoman contributors"
  VIAddVersionKey /LANG=${LANGUAGE} "LegalCopyright" "GPL-3.0-or-later"
!macroend
!insertmacro VersionTexts ${LANG_ENGLISH}
!insertmacro VersionTexts ${LANG_SIMPCHINESE}
!insertmacro VersionTexts ${LANG_PORTUGUESEBR}

; Leaves 1 in $0 where a program cannot be written to: it runs.
!macro IsInUse PROGRAM
  StrCpy $0 0
  ${If} ${FileExists} "${PROGRAM}"
    ClearErrors
    FileOpen $1 "${PROGRAM}" a
    ${If} ${Errors}
      StrCpy $0 1
    ${Else}
      FileClose $1
    ${EndIf}
  ${EndIf}
!macroend

; Ends what runs from this folder: asks first, then has Windows' Restart Manager close it as at the end of a session.
!macro CloseDragoman UN
Function ${UN}IsRunning
  !insertmacro IsInUse "$INSTDIR\DragomanW.exe"
  ${If} $0 == 0
    !insertmacro IsInUse "$INSTDIR\dragoman.exe"
  ${EndIf}
FunctionEnd

Function ${UN}CloseDragoman
  Call ${UN}IsRunning
  ${If} $0 == 0
    Return
  ${EndIf}
  MessageBox MB_OKCANCEL|MB_ICONINFORMATION "$(IsRunning)" /SD IDOK IDOK close
  SetErrorLevel 1
  Quit
close:
  System::Call '*(w "$INSTDIR\DragomanW.exe", w "$INSTDIR\dragoman.exe") p .r2'
  System::Call 'rstrtmgr::RmStartSession(*i .r3, i 0, w .r4) i .r5'
  ${If} $5 == 0
    System::Call 'rstrtmgr::RmRegisterResources(i r3, i 2, p r2, i 0, p 0, i 0, p 0) i .r5'
    System::Call 'rstrtmgr::RmShutdown(i r3, i 1, p 0) i .r5'
    System::Call 'rstrtmgr::RmEndSession(i r3) i .r5'
  ${EndIf}
  System::Free $2
again:
  Call ${UN}IsRunning
  ${If} $0 == 0
    Return
  ${EndIf}
  MessageBox MB_RETRYCANCEL|MB_ICONEXCLAMATION "$(StillRunning)" /SD IDCANCEL IDRETRY again
  SetErrorLevel 2
  Quit
FunctionEnd
!macroend
!insertmacro CloseDragoman ""
!insertmacro CloseDragoman "un."

; Has files with an ending opened by Dragoman, unless they are opened by something else already; "Open with" offers it then.
!macro RegisterType ENDING TYPE TEXT
  WriteRegStr HKCU "Software\Classes\${TYPE}" "" "${TEXT}"
  WriteRegStr HKCU "Software\Classes\${TYPE}\DefaultIcon" "" "$INSTDIR\DragomanW.exe,0"
  WriteRegStr HKCU "Software\Classes\${TYPE}\shell\open\command" "" '"$INSTDIR\DragomanW.exe" window "%1"'
  WriteRegStr HKCU "Software\Classes\${ENDING}\OpenWithProgids" "${TYPE}" ""
  ReadRegStr $0 HKCU "Software\Classes\${ENDING}" ""
  ${If} $0 == ""
    WriteRegStr HKCU "Software\Classes\${ENDING}" "" "${TYPE}"
  ${EndIf}
!macroend

!macro UnregisterType ENDING TYPE
  DeleteRegKey HKCU "Software\Classes\${TYPE}"
  DeleteRegValue HKCU "Software\Classes\${ENDING}\OpenWithProgids" "${TYPE}"
  ReadRegStr $0 HKCU "Software\Classes\${ENDING}" ""
  ${If} $0 == "${TYPE}"
    DeleteRegValue HKCU "Software\Classes\${ENDING}" ""
  ${EndIf}
  DeleteRegKey /ifempty HKCU "Software\Classes\${ENDING}\OpenWithProgids"
  DeleteRegKey /ifempty HKCU "Software\Classes\${ENDING}"
!macroend

!macro TellExplorer
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
!macroend

Section "!Dragoman" SecProgram
  SectionIn RO
  Call CloseDragoman
  ; What the older version has and this one has not is known to the older one's uninstaller.
  ${If} ${FileExists} "$INSTDIR\uninstall.exe"
    DetailPrint "$(RemovingOld)"
    ExecWait '"$INSTDIR\uninstall.exe" /S /UPGRADE _?=$INSTDIR'
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${APP}/*"
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\Dragoman.lnk" "$INSTDIR\DragomanW.exe"

  !insertmacro RegisterType ".dragoman" "${EXPORT_TYPE}" "$(ExportedModels)"
  !insertmacro RegisterType ".argosmodel" "${MODEL_TYPE}" "$(ModelFile)"
  !insertmacro TellExplorer

  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayName" "Dragoman"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "DisplayIcon" "$INSTDIR\DragomanW.exe"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "Publisher" "Dragoman contributors"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL_KEY}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL_KEY}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "EstimatedSize" ${SIZE_KB}
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL_KEY}" "NoRepair" 1
SectionEnd

Section /o "$(DesktopIcon)" SecDesktop
  CreateShortcut "$DESKTOP\Dragoman.lnk" "$INSTDIR\DragomanW.exe"
SectionEnd

Section /o "$(StartWithWindows)" SecAutostart
  ; As the app itself writes it, whose settings have the same switch.
  WriteRegStr HKCU "${RUN_KEY}" "Dragoman" '"$INSTDIR\DragomanW.exe" window --hidden'
SectionEnd

; What was chosen before and is not chosen now.
Section "-Unchosen"
  ${IfNot} ${SectionIsSelected} ${SecDesktop}
    Delete "$DESKTOP\Dragoman.lnk"
  ${EndIf}
  ${IfNot} ${SectionIsSelected} ${SecAutostart}
    DeleteRegValue HKCU "${RUN_KEY}" "Dragoman"
  ${EndIf}
SectionEnd

!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SecProgram} "$(AboutProgram)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecDesktop} "$(AboutDesktopIcon)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecAutostart} "$(AboutStartWithWindows)"
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function .onInit
  ${IfNot} ${RunningX64}
  ${OrIfNot} ${AtLeastWin10}
    MessageBox MB_OK|MB_ICONSTOP "$(NeedsWindows10)" /SD IDOK
    SetErrorLevel 2
    Quit
  ${EndIf}
  ; An upgrade keeps what was chosen.
  ${If} ${FileExists} "$DESKTOP\Dragoman.lnk"
    !insertmacro SelectSection ${SecDesktop}
  ${EndIf}
  ReadRegStr $0 HKCU "${RUN_KEY}" "Dragoman"
  ${If} $0 != ""
    !insertmacro SelectSection ${SecAutostart}
  ${EndIf}
FunctionEnd

Var IsUpgrade

Section "!un.Dragoman" SecRemoveProgram
  SectionIn RO
  Call un.CloseDragoman
  !insertmacro RemoveFiles
  Delete "$INSTDIR\uninstall.exe"
  SetOutPath "$TEMP"
  RMDir "$INSTDIR"
  ${If} $IsUpgrade == 1
    Return
  ${EndIf}
  Delete "$SMPROGRAMS\Dragoman.lnk"
  Delete "$DESKTOP\Dragoman.lnk"
  DeleteRegValue HKCU "${RUN_KEY}" "Dragoman"
  DeleteRegValue HKCU "${APPROVED_KEY}" "Dragoman"
  DeleteRegKey HKCU "${UNINSTALL_KEY}"
  !insertmacro UnregisterType ".dragoman" "${EXPORT_TYPE}"
  !insertmacro UnregisterType ".argosmodel" "${MODEL_TYPE}"
  !insertmacro TellExplorer
SectionEnd

Section /o "un.$(MyData)" SecRemoveData
  RMDir /r "${DATA}"
SectionEnd

!insertmacro MUI_UNFUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${SecRemoveProgram} "$(AboutProgram)"
  !insertmacro MUI_DESCRIPTION_TEXT ${SecRemoveData} "$(AboutMyData)"
!insertmacro MUI_UNFUNCTION_DESCRIPTION_END

Function un.onInit
  ${GetParameters} $1
  ClearErrors
  ${GetOptions} $1 "/UPGRADE" $0
  ${IfNot} ${Errors}
    StrCpy $IsUpgrade 1
  ${EndIf}
  ClearErrors
  ${GetOptions} $1 "/DELETEDATA" $0
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${SecRemoveData}
  ${EndIf}
FunctionEnd
