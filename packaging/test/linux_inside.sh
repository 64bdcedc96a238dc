#!/bin/sh
# Runs as root inside a clean system: install, use as an ordinary user, update, remove. /probe holds alt.deb, neu.deb and takes the pictures.
# shellcheck source=packaging/test/checks.sh
. /probe/checks.sh
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
NAME=jürgen
DATA=/home/$NAME/.local/share/Ortsnah
BERICHT=/home/$NAME/bericht

# as the user, without any network
user() { unshare --net -- runuser -u "$NAME" -- env -i HOME="/home/$NAME" LANG=C.UTF-8 PATH=/usr/bin:/bin "$@"; }
on_screen() { user env DISPLAY=:7 "$@"; }
files_of_the_system() {
    find / -xdev \( -path /proc -o -path /home -o -path /tmp -o -path /probe -o -path /var/cache -o -path /var/log -o -path /var/lib/apt \
        -o -path /var/lib/dpkg -o -path /run \) -prune -o -print | sort
}
get() { apt-get install -y -qq --no-install-recommends "$@"; }
hash_of_data() { sha256sum "$DATA/katalog.ortsnah" "$DATA/einstellungen.json"; }
same_data() { hash_of_data > /tmp/data.now && cmp /tmp/data.now /tmp/data; }
libraries_found() { ! find /usr/lib/ortsnah -name '*.so*' -exec ldd {} + 2> /dev/null | grep 'not found'; }
removed_without_a_trace() { apt-get purge -y -qq ortsnah && files_of_the_system | diff /tmp/before -; }
ends() { for _ in $(seq 40); do kill -0 "$1" 2> /dev/null || return 0; sleep 0.5; done; return 1; }
sheet_says() { pdftotext "$1" /tmp/sheet.txt && grep -F "$2" /tmp/sheet.txt; }
sheet_does_not_say() { pdftotext "$1" /tmp/sheet.txt && ! grep -F "$2" /tmp/sheet.txt; }

apt-get update -qq
# shellcheck disable=SC2046
get passwd $(cat /probe/depends) > /dev/null 2>&1  # so that what is left after a removal is left by Ortsnah
useradd --badname --create-home "$NAME" 2> /tmp/useradd.log || { cat /tmp/useradd.log; exit 1; }
files_of_the_system > /tmp/before
check "the package installs on a system that has nothing else" get /probe/neu.deb
check "every library is found" libraries_found
check "the smoke test passes without a screen" user env QT_QPA_PLATFORM=offscreen ortsnah-gui --smoke "$BERICHT/ohne"
check "it is removed, and nothing is left behind" removed_without_a_trace

get xz-utils xvfb xauth xdotool imagemagick fonts-dejavu-core poppler-utils > /dev/null 2>&1
files_of_the_system > /tmp/before
check "an older version installs" get /probe/alt.deb
check "$NAME imports a catalogue" user sh -c 'ortsnah import /usr/lib/ortsnah/lib/ortsnah/resources/example/*.toml'
printf '{"place": "Gronig · Oberthal", "geometry": "", "panes": "", "catalogue": ""}' > "$DATA/einstellungen.json"
chown "$NAME:" "$DATA/einstellungen.json"
hash_of_data > /tmp/data

check "the new version installs over it" get /probe/neu.deb
check "what only the old version had is gone" absent /usr/lib/ortsnah/nur-in-alt.txt
check "the user's data are as they were" same_data
check "$NAME searches on the command line" user sh -c 'ortsnah search Krippe --place Gronig | grep -q "Kita Regenbogen"'
check "$NAME uses the other commands" user sh -c 'ortsnah check && ortsnah needs --json && ortsnah places Gronig'
check "$NAME searches without a language set" user env LANG=C sh -c 'ortsnah search Schuldenberatung --place Gronig'
check "variables of another Python do not lead it astray" user env PYTHONHOME=/nowhere PYTHONPATH=/nowhere PYTHONSTARTUP=/nowhere ortsnah check
check "the smoke test passes on X11" user xvfb-run -a -s "-screen 0 1440x900x24" ortsnah-gui --smoke "$BERICHT/x11"
check "the report names the platform" contains "$BERICHT/x11/bericht.json" '"platform": "xcb"'
check "German words are sorted as in German" user /usr/lib/ortsnah/ortsnah -c \
    'from PySide6.QtCore import QCollator, QLocale; k = QCollator(QLocale("de_DE")).sortKey; assert k("Apfel") < k("Äpfel") < k("Oz") < k("Zebra")'
check "the user's data are still as they were" same_data
check "no byte code is written beside the program or the user's data" sh -c "! find /usr/lib/ortsnah /home/$NAME -newer /tmp/data -name '*.pyc' | grep ."

mkdir -p /etc/ortsnah /srv/katalog
cp "$DATA/katalog.ortsnah" /srv/katalog/
cat > /etc/ortsnah/richtlinien.toml <<END
place = "Theley · Tholey"
catalogue_folder = "/srv/katalog"
[head]
name = "Jobcenter Probestadt"
phone = "06851 90009-0"
END
mv "$DATA/einstellungen.json" "$DATA/katalog.ortsnah" /tmp/
check "policies: the smoke test passes" user env QT_QPA_PLATFORM=offscreen ortsnah-gui --smoke "$BERICHT/kopf"
check "policies: the head is on the sheet of paper" sheet_says "$BERICHT/kopf/blatt.pdf" "Jobcenter Probestadt"
check "without policies it was not" sheet_does_not_say "$BERICHT/x11/blatt.pdf" "Jobcenter Probestadt"
user Xvfb :7 -screen 0 1440x900x24 > /dev/null 2>&1 & SCREEN=$!
sleep 2
on_screen ortsnah-gui > /tmp/gui.log 2>&1 & PROGRAM=$!
check "policies: the window opens for a user who has nothing, with the machine's catalogue" \
    on_screen timeout 60 xdotool search --sync --onlyvisible --name Ortsnah sleep 1 windowfocus sleep 1
sleep 3
on_screen import -window root "$BERICHT/richtlinien.png"
on_screen xdotool key ctrl+q
check "it closes" ends $PROGRAM
check "it has said nothing" test ! -s /tmp/gui.log
kill $SCREEN
check "the prescribed place is not kept as the user's own" contains "$DATA/einstellungen.json" '"place": ""'
rm -r /etc/ortsnah /srv/katalog
mv /tmp/einstellungen.json /tmp/katalog.ortsnah "$DATA/"

check "an older version is not installed without being asked" refused apt-get install -y -qq /probe/alt.deb
check "it is removed, and nothing is left behind once more" removed_without_a_trace
check "the data of the user are left alone" same_data
check "the one-file build passes the smoke test" user env QT_QPA_PLATFORM=offscreen /probe/ortsnah.run --smoke "$BERICHT/run"
check "the one-file build starts a second time, and its command line" user sh -c '/probe/ortsnah.run --cli --version | grep -q Ortsnah'
head -c 3000000 /probe/ortsnah.run > /tmp/halb.run; chmod 755 /tmp/halb.run
check "half of the one-file build is refused with a sentence" sh -c \
    "! HOME=/tmp /tmp/halb.run > /tmp/halb.log 2>&1 && grep 'Diese Datei ist beschädigt' /tmp/halb.log"
cp -r "$BERICHT" /probe/
checks_done
