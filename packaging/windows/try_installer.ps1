# On Windows: installs without a question, tries the program, installs over it, uninstalls, and looks what is left.
#
#     powershell packaging/windows/try_installer.ps1 dist/Dragoman-0.1.0-windows-x86_64-setup.exe
param([Parameter(Mandatory)] [string] $Installer)
$ErrorActionPreference = "Stop"

$Folder = Join-Path $env:LOCALAPPDATA "Programs\Dragoman"
$Data = Join-Path $env:LOCALAPPDATA "Dragoman"
$Shortcut = Join-Path ([Environment]::GetFolderPath("Programs")) "Dragoman.lnk"
$Listed = "HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\Dragoman"

function Invoke-Quietly([string] $Program, [string[]] $Words) {
    $Process = Start-Process $Program -ArgumentList $Words -Wait -PassThru
    if ($Process.ExitCode -ne 0) { throw "$Program ended with $($Process.ExitCode)" }
}

function Assert-That([bool] $Fact, [string] $Sentence) {
    if (-not $Fact) { throw "Not so: $Sentence" }
    Write-Host "ok: $Sentence"
}

Invoke-Quietly $Installer "/S"
Assert-That (Test-Path $Shortcut) "it is in the start menu"
Assert-That (Test-Path $Listed) "Windows lists it"

$Program = Join-Path $Folder "dragoman.exe"
$Text = & $Program translate "Where is the station?" --from en --to pt
Assert-That (($LASTEXITCODE -eq 0) -and ($Text -match "esta")) "it translates: $Text"
& $Program doctor
Assert-That (Test-Path (Join-Path $Data "models")) "its models are in the user's folder"

# The window stays open until the next installation closes it.
$Window = Start-Process (Join-Path $Folder "DragomanW.exe") -PassThru
Start-Sleep -Seconds 15
Assert-That (-not $Window.HasExited) "its window stays open"
Invoke-Quietly $Installer "/S"
Assert-That $Window.HasExited "installing anew has closed it"
Assert-That (Test-Path $Program) "it is there again"

# An uninstaller goes on as a copy of itself; with _? it stays where it is, and can be waited for.
Invoke-Quietly (Join-Path $Folder "uninstall.exe") @("/S", "_?=$Folder")
$Left = @(Get-ChildItem $Folder -Recurse -File | Where-Object Name -ne "uninstall.exe")
Assert-That ($Left.Count -eq 0) "no program file is left ($Left)"
Assert-That (-not (Test-Path $Shortcut)) "it has left the start menu"
Assert-That (-not (Test-Path $Listed)) "Windows lists it no more"
Assert-That (Test-Path (Join-Path $Data "models")) "the user's data is still there"
