# On a real Windows: install, use and remove MSI and setup. Usage: powershell -File packaging/test/real_windows.ps1, with installers in dist\
# As administrator (as the runners are); pictures and reports go to bericht\.
$ErrorActionPreference = 'Stop'
$failed = 0
$passed = 0
$report = Join-Path (Get-Location) 'bericht'
$data = Join-Path $env:LOCALAPPDATA 'Ortsnah'

function Check([string] $sentence, [scriptblock] $test) {
    $held = $false
    try { $held = [bool](& $test) } catch { Write-Host "      $_" }
    if ($held) { $script:passed++; Write-Host "ok    $sentence" } else { $script:failed++; Write-Host "FAIL  $sentence" }
}
function Run([string] $file, [string[]] $arguments) {
    (Start-Process -FilePath $file -ArgumentList $arguments -Wait -PassThru).ExitCode
}
function Listed { Get-ItemProperty 'HKLM:\Software\Microsoft\Windows\CurrentVersion\Uninstall\*', 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\*' -ErrorAction SilentlyContinue | Where-Object DisplayName -eq 'Ortsnah' }
function Gone([string] $folder) { foreach ($second in 1..60) { if (-not (Test-Path $folder)) { return $true }; Start-Sleep 1 }; $false }
function Used([string] $folder, [string] $name) {
    Check "${name}: it is among the installed programs" { Listed }
    Check "${name}: the smoke test passes" { (Run "$folder\Ortsnah.exe" @('--smoke', "`"$report\$name`"")) -eq 0 }
    Check "${name}: the picture is there" { Test-Path "$report\$name\fenster.png" }
    Check "${name}: the command line imports and finds" {
        & "$folder\ortsnah-cli.exe" import (Get-ChildItem "$folder\lib\ortsnah\resources\example\*.toml").FullName | Out-Null
        (& "$folder\ortsnah-cli.exe" search Krippe --place Gronig) -match 'Kita Regenbogen'
    }
}

$msi = (Get-ChildItem dist\Ortsnah-*.msi).FullName
$setup = (Get-ChildItem dist\Ortsnah-*-Setup.exe).FullName
$machine = Join-Path $env:ProgramFiles 'Ortsnah'
$personal = Join-Path $env:LOCALAPPDATA 'Programs\Ortsnah'
New-Item -ItemType Directory -Force $report | Out-Null

Check 'MSI: it installs' { (Run msiexec @('/i', "`"$msi`"", '/qn', '/norestart', '/l*v', "`"$report\msi.log`"")) -eq 0 }
Used $machine 'msi'
Check 'MSI: it is removed' { (Run msiexec @('/x', "`"$msi`"", '/qn', '/norestart')) -eq 0 }
Check 'MSI: the folder is gone' { Gone $machine }

foreach ($pair in @(@('AllUsers', $machine), @('CurrentUser', $personal))) {
    $mode, $folder = $pair
    Check "setup, ${mode}: it installs" { (Run $setup @('/S', "/$mode")) -eq 0 }
    Used $folder "setup-$mode"
    Check "setup, ${mode}: it is installed once more over itself" { (Run $setup @('/S', "/$mode")) -eq 0 }
    Check "setup, ${mode}: it is removed" { (Run "$folder\Uninstall.exe" @('/S', "/$mode")) -eq 0 }
    Check "setup, ${mode}: the folder is gone" { Gone $folder }
    Check "setup, ${mode}: no entry is left" { -not (Listed) }
}
Check "the user's catalogue is left alone" { Test-Path "$data\katalog.ortsnah" }
Write-Host "$passed passed, $failed failed"
exit [int]($failed -gt 0)
