#!/bin/sh
# Runs as the user: installs, uses, updates and removes, first the setup for all and for one user, then the MSI. /probe holds the installers.
# shellcheck source=packaging/test/checks.sh
. /probe/checks.sh
export HOME=/home/jürgen LANG=de_DE.UTF-8 LC_ALL=C.UTF-8 DISPLAY=:7
export WINEPREFIX=$HOME/wine WINEARCH=win64 WINEDEBUG=-all WINEQT_QPA_FONTDIR='Z:\usr\share\fonts\truetype\dejavu'
# the C++ library that the program brings is to be used, as on Windows
export WINEDLLOVERRIDES='mscoree=;mshtml=;winemenubuilder.exe=;msvcp140,msvcp140_1,msvcp140_2,vcruntime140,vcruntime140_1,concrt140=n,b'
VERSION=$(cat /probe/version)
C=$WINEPREFIX/drive_c
MACHINE='C:\Program Files\Ortsnah' PERSONAL='C:\users\jürgen\AppData\Local\Programs\Ortsnah' OWN='C:\Köln\Ortsnah'
DATA=$C/users/jürgen/AppData/Local/Ortsnah
MENU='Microsoft/Windows/Start Menu/Programs/Ortsnah.lnk'

run() { timeout 250 wine "$@" < /dev/null > /tmp/run.log 2>&1; status=$?; cat /tmp/run.log; return $status; }
ends_with() { wanted=$1; shift; run "$@"; [ $? = "$wanted" ]; }
unix() { printf '%s' "$1" | sed "s#^C:#$C#; s#\\\\#/#g"; }
entry() {  # a value of the entry among the installed programs, wherever it is
    for root in HKLM HKCU; do
        run reg query "$root\\Software\\Microsoft\\Windows\\CurrentVersion\\Uninstall" /s /reg:64 | tr -d '\r'
    done | awk -v name="$1" 'function out() { if (ours) print value; ours = 0; value = "" }
        /^HKEY/ { out() } /DisplayName +REG_SZ +Ortsnah$/ { ours = 1 } $1 == name { sub(/.*REG_[A-Z]+ +/, ""); value = $0 } END { out() }'
}
is_listed() { [ "$(entry DisplayVersion)" = "$1" ]; }
in_start_menu() { [ -e "$C/ProgramData/$MENU" ] || [ -e "$C/users/jürgen/AppData/Roaming/$MENU" ]; }  # wine keeps all users' menu with the user
gone() { for _ in $(seq 60); do [ -e "$(unix "$1")" ] || return 0; sleep 0.5; done; find "$(unix "$1")" | head; return 1; }
cli() { folder=$1; shift; run "$folder\\ortsnah-cli.exe" "$@"; }
smoke() { run "$1\\Ortsnah.exe" --smoke "Z:\\home\\jürgen\\bericht\\$2" && contains "$HOME/bericht/$2/bericht.json" '"platform": "windows"'; }
imports() { ( cd "$(unix "$1")/lib/ortsnah/resources/example" && cli "$1" import alltag.toml kinderbetreuung.toml wohnen.toml ); }
finds() { cli "$1" search Krippe --place Gronig | grep 'Kita Regenbogen'; }
commands() { cli "$1" check && cli "$1" needs --json && cli "$1" places Gronig; }
sheet_says() { pdftotext "$HOME/bericht/$1/blatt.pdf" /tmp/sheet.txt && grep -F "$2" /tmp/sheet.txt; }
sheet_does_not_say() { pdftotext "$HOME/bericht/$1/blatt.pdf" /tmp/sheet.txt && ! grep -F "$2" /tmp/sheet.txt; }
same_data() { sha256sum "$DATA"/* > /tmp/data.now && cmp /tmp/data.now /tmp/data; }
only_local() { ! find "$C/users/jürgen/AppData/Roaming" "$C/users/Public" "$C/ProgramData" -iname '*ortsnah*' ! -name '*.lnk' | grep .; }
opens() { timeout 120 xdotool search --sync --onlyvisible --name Ortsnah sleep 1 windowfocus sleep 1; }
registry() { run reg export "$1" 'Z:\tmp\registry.reg' /y /reg:64; iconv -f utf-16 -t utf-8 /tmp/registry.reg | grep -i ortsnah; }
files_left() { find "$C" -iname '*ortsnah*' ! -path "$DATA" ! -path "$DATA/*" | grep .; }
nothing_left() { ! { registry 'HKCU\Software' || registry 'HKLM\Software'; } && ! in_start_menu && ! files_left; }

used() {  # used FOLDER NAME: an adviser's day, as installed there
    check "$2: the smoke test passes" smoke "$1" "$2"
    check "$2: the command line finds" finds "$1"
    check "$2: the other commands" commands "$1"
}

Xvfb :7 -screen 0 1440x900x24 > /dev/null 2>&1 & SCREEN=$!
sleep 1
run wineboot -i > /dev/null; run reg add 'HKCU\Software\Wine' /v Version /d win10 /f > /dev/null
cp /probe/icuuc.dll "$C/windows/system32/"
mkdir -p "$HOME/bericht"

for mode in AllUsers CurrentUser; do
    if [ $mode = AllUsers ]; then folder=$MACHINE; else folder=$PERSONAL; fi
    check "setup, $mode: the older version installs" run 'Z:\probe\alt.exe' /S /$mode
    check "setup, $mode: it is where it should be" test -f "$(unix "$folder")/Ortsnah.exe"
    check "setup, $mode: it is among the installed programs" is_listed 0.0.9
    check "setup, $mode: it is in the start menu" in_start_menu
    check "setup, $mode: a catalogue is imported" imports "$folder"
    sha256sum "$DATA"/* > /tmp/data
    timeout 250 wine "$folder\\Ortsnah.exe" < /dev/null > /dev/null 2>&1 & PROGRAM=$!
    check "setup, $mode: the window opens" opens
    check "setup, $mode: no update while the program runs" ends_with 3 'Z:\probe\neu.exe' /S /$mode
    check "setup, $mode: the older version is still there" test -f "$(unix "$folder")/nur-in-alt.txt"
    xdotool key ctrl+q; wait $PROGRAM; rm -f "$DATA/einstellungen.json"
    check "setup, $mode: the update installs" run 'Z:\probe\neu.exe' /S /$mode
    check "setup, $mode: the new version is listed" is_listed "$VERSION"
    check "setup, $mode: what only the older version had is gone" absent "$(unix "$folder")/nur-in-alt.txt"
    used "$folder" "setup-$mode"
    check "setup, $mode: the user's data are as they were" same_data
    check "setup, $mode: nothing of the user is in the roaming profile" only_local
    check "setup, $mode: the older version is refused" ends_with 6 'Z:\probe\alt.exe' /S /$mode
    check "setup, $mode: it is removed" run "$folder\\Uninstall.exe" /S /$mode
    check "setup, $mode: the folder is gone" gone "$folder"
    check "setup, $mode: nothing is left in registry, start menu and folders" nothing_left
    check "setup, $mode: the user's data are left alone" same_data
done

check "setup: an own folder with an umlaut" run 'Z:\probe\alt.exe' /S /CurrentUser "/D=$OWN"
used "$OWN" setup-Köln
check "setup: an update stays in that folder" run 'Z:\probe\neu.exe' /S /CurrentUser
check "setup: it is there" test -f "$(unix "$OWN")/Ortsnah.exe" -a ! -e "$(unix "$PERSONAL")"
check "setup: it is removed from there" run "$OWN\\Uninstall.exe" /S /CurrentUser
check "setup: that folder is gone" gone "$OWN"

check "MSI: the older version installs" run msiexec /i 'Z:\probe\alt.msi' /qn
check "MSI: it is where it should be" test -f "$(unix "$MACHINE")/Ortsnah.exe"
check "MSI: it is among the installed programs" is_listed 0.0.9
check "MSI: it is in the start menu" in_start_menu
check "MSI: the update installs" run msiexec /i 'Z:\probe\neu.msi' /qn
check "MSI: the new version is listed, and it alone" is_listed "$VERSION"
check "MSI: what only the older version had is gone" absent "$(unix "$MACHINE")/nur-in-alt.txt"
used "$MACHINE" msi
check "MSI: variables of another Python do not lead it astray" env PYTHONHOME='C:\nowhere' PYTHONPATH='C:\nowhere' \
    wine "$MACHINE\\ortsnah-cli.exe" check
check "MSI: the user's data are as they were" same_data
check "MSI: the older version is refused" refused run msiexec /i 'Z:\probe\alt.msi' /qn
check "MSI: the new version is still listed" is_listed "$VERSION"
rm "$(unix "$MACHINE")/Ortsnah.exe"
check "MSI: a repair" run msiexec /i 'Z:\probe\neu.msi' REINSTALL=ALL REINSTALLMODE=amus /qn
check "MSI: the program is there again" test -f "$(unix "$MACHINE")/Ortsnah.exe"

mkdir -p "$C/ProgramData/Ortsnah/Katalog"
mv "$DATA/katalog.ortsnah" "$C/ProgramData/Ortsnah/Katalog/"
cat > "$C/ProgramData/Ortsnah/richtlinien.toml" <<'END'
place = "Theley · Tholey"
catalogue_folder = 'C:\ProgramData\Ortsnah\Katalog'
[head]
name = "Jobcenter Probestadt"
END
check "policies: the smoke test passes" smoke "$MACHINE" kopf
check "policies: the head is on the sheet of paper" sheet_says kopf 'Jobcenter Probestadt'
check "without policies it was not" sheet_does_not_say msi 'Jobcenter Probestadt'
timeout 250 wine "$MACHINE\\Ortsnah.exe" < /dev/null > /tmp/gui.log 2>&1 & PROGRAM=$!
check "policies: the window opens for a user who has no catalogue" opens
sleep 4
import -window root "$HOME/bericht/richtlinien.png"
xdotool key ctrl+q; wait $PROGRAM
check "policies: the prescribed place is not kept as the user's own" contains "$DATA/einstellungen.json" '"place": ""'
mv "$C/ProgramData/Ortsnah/Katalog/katalog.ortsnah" "$DATA/"
rm -r "$C/ProgramData/Ortsnah" "$DATA/einstellungen.json"

check "MSI: it is removed" run msiexec /x 'Z:\probe\neu.msi' /qn
check "MSI: the folder is gone" gone "$MACHINE"
check "MSI: nothing is left in registry, start menu and folders" nothing_left
check "MSI: an own folder" run msiexec /i 'Z:\probe\alt.msi' /qn "INSTALLDIR=$OWN\\"
check "MSI: an update stays in that folder" run msiexec /i 'Z:\probe\neu.msi' /qn
check "MSI: it is there" test -f "$(unix "$OWN")/Ortsnah.exe" -a ! -e "$(unix "$MACHINE")"
check "MSI: it is removed from there" run msiexec /x 'Z:\probe\neu.msi' /qn
check "MSI: that folder is gone" gone "$OWN"
check "the user's data are left alone" same_data
wineserver -k; kill $SCREEN
checks_done
