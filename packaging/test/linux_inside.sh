#!/bin/sh
# Runs as root inside a clean system: install, use as an ordinary user, upgrade, remove. /probe holds alt.deb, neu.deb and takes the pictures.
. /probe/checks.sh
export PATH=/usr/sbin:/usr/bin:/sbin:/bin
export LC_ALL=C.UTF-8 DEBIAN_FRONTEND=noninteractive
NAME=jürgen
DATA=/home/$NAME/.local/share/Ortsnah
BERICHT=/home/$NAME/bericht

# as the user, without any network
user() { unshare --net -- runuser -u "$NAME" -- env -i HOME="/home/$NAME" LANG=C.UTF-8 PATH=/usr/bin:/bin "$@"; }
files_of_the_system() {
    find / -xdev \( -path /proc -o -path /home -o -path /tmp -o -path /probe -o -path /var/cache -o -path /var/log -o -path /var/lib/apt \
        -o -path /var/lib/dpkg -o -path /run \) -prune -o -print | sort
}
install_deb() { apt-get install -y -qq --no-install-recommends --allow-downgrades "$1"; }
hash_of_data() { sha256sum "$DATA/katalog.ortsnah" "$DATA/einstellungen.json"; }
same_data() { hash_of_data | cmp - /tmp/data; }
libraries_found() { ! find /usr/lib/ortsnah -name '*.so*' -exec ldd {} + 2>/dev/null | grep 'not found'; }
window_opens() { timeout 20 unshare --net -- runuser -u "$NAME" -- env DISPLAY=:7 xdotool search --sync --onlyvisible --name Ortsnah windowfocus --sync; }

apt-get update -qq
{ apt-get install -y -qq --no-install-recommends passwd xz-utils xvfb xauth xdotool imagemagick fonts-dejavu-core $(cat /probe/depends); } > /dev/null 2>&1  # all but Ortsnah
useradd --badname --create-home "$NAME"
files_of_the_system > /tmp/before

check "an older version installs" install_deb /probe/alt.deb
check "every library is found" libraries_found
check "$NAME imports a catalogue" user sh -c 'ortsnah import /usr/lib/ortsnah/lib/ortsnah/resources/example/*.toml'
user mkdir -p "$DATA"
printf '{"place": "Gronig · Oberthal", "geometry": "", "panes": "", "catalogue": ""}' > "$DATA/einstellungen.json"
chown "$NAME:" "$DATA/einstellungen.json"
hash_of_data > /tmp/data

check "the new version installs over it" install_deb /probe/neu.deb
check "what only the old version had is gone" absent /usr/lib/ortsnah/nur-in-alt.txt
check "the user's data are as they were" same_data
check "$NAME searches on the command line" user sh -c 'ortsnah search Krippe --place Gronig | grep -q "Kita Regenbogen"'
check "$NAME uses the other commands" user sh -c 'ortsnah check && ortsnah needs --json && ortsnah places Gronig'
check "the smoke test passes without a screen" user env QT_QPA_PLATFORM=offscreen ortsnah-gui --smoke "$BERICHT/ohne"
check "the smoke test passes on X11" user xvfb-run -a -s "-screen 0 1440x900x24" ortsnah-gui --smoke "$BERICHT/x11"
check "the report names the platform" contains "$BERICHT/x11/bericht.json" '"platform": "xcb"'
check "German words are sorted as in German" user /usr/lib/ortsnah/ortsnah -c \
    'from PySide6.QtCore import QCollator, QLocale; k = QCollator(QLocale("de_DE")).sortKey; assert k("Apfel") < k("Äpfel") < k("Oz") < k("Zebra")'
check "the user's data are still as they were" same_data
check "nothing is written beside the user's data" sh -c "! find /usr/lib/ortsnah /home/$NAME -newer /tmp/data -name '*.pyc' | grep ."

mkdir -p /etc/ortsnah /srv/katalog
cp "$DATA/katalog.ortsnah" /srv/katalog/
printf 'place = "Theley · Tholey"\ncatalogue_folder = "/srv/katalog"\n' > /etc/ortsnah/richtlinien.toml
rm "$DATA/einstellungen.json"
user Xvfb :7 -screen 0 1440x900x24 > /dev/null 2>&1 & SCREEN=$!
sleep 2
user env DISPLAY=:7 ortsnah-gui > /tmp/gui.log 2>&1 & PROGRAM=$!
check "the window opens for a user who has set nothing" window_opens
sleep 3
user env DISPLAY=:7 import -window root "/home/$NAME/bericht/richtlinien.png"
user env DISPLAY=:7 xdotool key ctrl+q
check "it closes without a word" sh -c 'for i in $(seq 20); do kill -0 '$PROGRAM' 2>/dev/null || exec test ! -s /tmp/gui.log; sleep 0.5; done; exit 1'
kill $SCREEN 2>/dev/null
check "the prescribed place is not kept as the user's own" contains "$DATA/einstellungen.json" '"place": ""'
rm -r /etc/ortsnah /srv/katalog
cp -r "$BERICHT" /probe/

check "an older version is not installed without being asked" refused apt-get install -y -qq /probe/alt.deb
check "it is removed" apt-get purge -y -qq ortsnah
files_of_the_system > /tmp/after
check "nothing is left behind" diff /tmp/before /tmp/after
check "the one-file build passes the smoke test" user env QT_QPA_PLATFORM=offscreen /probe/ortsnah.run --smoke "$BERICHT/run"
check "the one-file build starts a second time, and its command line" user sh -c '/probe/ortsnah.run --cli --version | grep -q Ortsnah'
check "the catalogue of the user is left alone" test -f "$DATA/katalog.ortsnah"
checks_done
