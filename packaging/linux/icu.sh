#!/bin/sh
# Make ICU's data 2.7 MiB instead of 31: what Qt asks of it for German and in general stays; other languages' names, sorting and code pages go.
# Qt brings its own locales, line breaking and text shaping, so texts in all languages look as before. Usage: icu.sh FOLDER-OF-LIBICUDATA
set -eu
cd "$1"
library=$(echo libicudata.so.*)
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
number=${library##*.}

data=icudt${number}l.dat  # the name is part of the data: icupkg writes it into every entry
mkdir "$scratch/all" "$scratch/few"

objcopy -O binary --only-section=.rodata "$library" "$scratch/all/$data"
icupkg -tl -l "$scratch/all/$data" |
    grep -vE '^[^/]*\.(icu|nrm|cfu|spp)$|^coll/(root|de|de_|en|res_index)\.res$|^coll/ucadata\.icu$' |
    grep -vE '^(root|de|en|pool|res_index|supplementalData|likelySubtags|zoneinfo64|timezoneTypes|windowsZones|metaZones)\.res$' |
    grep -vE '^(numberingSystems|plurals|pluralRanges|keyTypeData|icuver|icustd)\.res$' > "$scratch/drop.lst"
icupkg -tl -r "$scratch/drop.lst" "$scratch/all/$data" "$scratch/few/$data"

symbol=icudt${number}_dat
printf '.section .rodata\n.balign 16\n.globl %s\n.type %s, @object\n%s:\n.incbin "%s"\n.size %s, . - %s\n.section .note.GNU-stack,"",@progbits\n' \
    "$symbol" "$symbol" "$symbol" "$scratch/few/$data" "$symbol" "$symbol" | as -o "$scratch/data.o" -
ld -shared -s -z noexecstack --build-id=none -soname "$library" -o "$scratch/$library" "$scratch/data.o"
install -m 644 "$scratch/$library" "$library"
