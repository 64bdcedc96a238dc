# On a real Windows: install, use, update and remove MSI and setup. Usage: powershell -File packaging/test/real_windows.ps1
# As administrator (as the runners are). New installers lie in dist\, older ones that packaging/test/windows.sh makes in older\;
# pictures and reports go to bericht\.
$ErrorActionPreference = 'Stop'
$failed = 0
$passed = 0
$report = Join-Path (Get-Location) 'bericht'
$data = Join-Path $env:LOCALAPPDATA 'Ortsnah'
$policies = Join-Path $env:ProgramData 'Ortsnah'

function Check([string] $sentence, [scriptblock] $test) {
    $held = $false
    try { $held = [bool](& $test) } catch { Write-Host "      $_" }
    if ($held) { $script:passed++; Write-Host "ok    $sentence" } else { $script:failed++; Write-Host "FAIL  $sentence" }
}
function Run([string] $file, [string[]] $arguments) {
    (Start-Process -FilePath $file -ArgumentList $arguments -Wait -PassThru).ExitCode
}
function Msi([string] $action, [string] $file) { Run msiexec @($action, "`"$file`"", '/qn', '/norestart', '/l*v', "`"$report\msi.log`"") }
function Listed([string] $version) {
    $entries = Get-ItemProperty 'HKLM:\Software\Microsoft\Windows\CurrentVersion\Uninstall\*', 'HKCU:\Software\Microsoft\Windows\CurrentVersion\Uninstall\*' -ErrorAction SilentlyContinue
    $ours = @($entries | Where-Object { $_.PSObject.Properties['DisplayName'] -and $_.DisplayName -eq 'Ortsnah' })
    if ($version) { $ours.Count -eq 1 -and $ours[0].DisplayVersion -eq $version } else { $ours.Count -gt 0 }
}
function Gone([string] $folder) { foreach ($second in 1..60) { if (-not (Test-Path $folder)) { return $true }; Start-Sleep 1 }; $false }
function Imported([string] $folder) {
    & "$folder\ortsnah-cli.exe" import (Get-ChildItem "$folder\lib\ortsnah\resources\example\*.toml").FullName | Out-Null
    Test-Path "$data\katalog.ortsnah"
}
function Smoke([string] $folder, [string] $name) { (Run "$folder\Ortsnah.exe" @('--smoke', "`"$report\$name`"")) -eq 0 }
function Used([string] $folder, [string] $name) {
    Check "${name}: the smoke test passes" { Smoke $folder $name }
    Check "${name}: the picture is there" { Test-Path "$report\$name\fenster.png" }
    Check "${name}: the command line finds in the user's catalogue" { (& "$folder\ortsnah-cli.exe" search Krippe --place Gronig) -match 'Kita Regenbogen' }
    Check "${name}: the user's catalogue is as it was" { (Get-FileHash "$data\katalog.ortsnah").Hash -eq $script:catalogue }
}

$msi = (Get-ChildItem dist\Ortsnah-*.msi).FullName
$setup = (Get-ChildItem dist\Ortsnah-*-Setup.exe).FullName
$olderMsi = (Get-Item older\x64.msi).FullName
$olderSetup = (Get-Item older\Setup.exe).FullName
$version = (Split-Path -Leaf $msi).Split('-')[1]
$machine = Join-Path $env:ProgramFiles 'Ortsnah'
$personal = Join-Path $env:LOCALAPPDATA 'Programs\Ortsnah'
New-Item -ItemType Directory -Force $report | Out-Null

Check 'MSI: the older version installs' { (Msi '/i' $olderMsi) -eq 0 }
Check 'MSI: it is among the installed programs' { Listed '0.0.9' }
Check 'MSI: a catalogue is imported' { Imported $machine }
$catalogue = (Get-FileHash "$data\katalog.ortsnah").Hash
Check 'MSI: the update installs' { (Msi '/i' $msi) -eq 0 }
Check 'MSI: the new version is listed, and it alone' { Listed $version }
Check 'MSI: what only the older version had is gone' { -not (Test-Path "$machine\nur-in-alt.txt") }
Used $machine 'msi'
New-Item -ItemType Directory -Force $policies | Out-Null
[IO.File]::WriteAllText("$policies\richtlinien.toml", "[head]`r`nname = 'Jobcenter Probestadt'`r`n")
Check 'policies: the smoke test passes' { Smoke $machine 'kopf' }
Check 'policies: the head is on the sheet of paper' { (Get-Content -Raw -Encoding UTF8 "$report\kopf\bericht.json") -match 'Jobcenter Probestadt' }
Remove-Item -Recurse $policies
Check 'MSI: the older version is refused' { (Msi '/i' $olderMsi) -ne 0 }
Check 'MSI: the new version is still listed' { Listed $version }
Check 'MSI: it is removed' { (Msi '/x' $msi) -eq 0 }
Check 'MSI: the folder is gone' { Gone $machine }
Check 'MSI: no entry is left' { -not (Listed) }

foreach ($pair in @(@('AllUsers', $machine), @('CurrentUser', $personal))) {
    $mode, $folder = $pair
    Check "setup, ${mode}: the older version installs" { (Run $olderSetup @('/S', "/$mode")) -eq 0 }
    Check "setup, ${mode}: it is among the installed programs" { Listed '0.0.9' }
    Check "setup, ${mode}: the update installs" { (Run $setup @('/S', "/$mode")) -eq 0 }
    Check "setup, ${mode}: the new version is listed, and it alone" { Listed $version }
    Check "setup, ${mode}: what only the older version had is gone" { -not (Test-Path "$folder\nur-in-alt.txt") }
    Used $folder "setup-$mode"
    Check "setup, ${mode}: the older version is refused" { (Run $olderSetup @('/S', "/$mode")) -eq 6 }
    Check "setup, ${mode}: it is removed" { (Run "$folder\Uninstall.exe" @('/S', "/$mode")) -eq 0 }
    Check "setup, ${mode}: the folder is gone" { Gone $folder }
    Check "setup, ${mode}: no entry is left" { -not (Listed) }
}
Check "the user's catalogue is left alone" { (Get-FileHash "$data\katalog.ortsnah").Hash -eq $catalogue }
Write-Host "$passed passed, $failed failed"
exit [int]($failed -gt 0)
