; Setup for one user (no administrator needed) or for the machine. Built by setup.sh.
;   silent:  Setup.exe /S [/AllUsers | /CurrentUser] [/D=C:\folder, last, without quotes]     removal:  Uninstall.exe /S
;   exit codes: 0 done, 1 cancelled, 2 aborted, 3 Ortsnah is running, 5 the older version could not be removed, 6 a newer version is installed
Unicode true
Target amd64-unicode
SetCompressor /SOLID lzma
SetDateSave on
Name "Ortsnah"
OutFile "${OUT}"
BrandingText "Ortsnah ${VERSION}"
ManifestDPIAware true
ManifestSupportedOS Win10
!define ARP "Software\Microsoft\Windows\CurrentVersion\Uninstall\Ortsnah"
!define MULTIUSER_EXECUTIONLEVEL Highest
!define MULTIUSER_MUI
!define MULTIUSER_INSTALLMODE_COMMANDLINE
!define MULTIUSER_USE_PROGRAMFILES64
!define MULTIUSER_INSTALLMODE_INSTDIR "Ortsnah"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_KEY "${ARP}"
!define MULTIUSER_INSTALLMODE_DEFAULT_REGISTRY_VALUENAME "InstallLocation"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_KEY "${ARP}"
!define MULTIUSER_INSTALLMODE_INSTDIR_REGISTRY_VALUENAME "InstallLocation"
!uninstfinalize 'sh "${SIGN}" "%1"' = 0
!include MultiUser.nsh
!include MUI2.nsh
!include LogicLib.nsh
!include WordFunc.nsh
!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_ABORTWARNING
!insertmacro MULTIUSER_PAGE_INSTALLMODE
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "German"
VIProductVersion "${VERSION}.0"
VIFileVersion "${VERSION}.0"
VIAddVersionKey /LANG=1031 "ProductName" "Ortsnah"
VIAddVersionKey /LANG=1031 "FileDescription" "Ortsnah Setup"
VIAddVersionKey /LANG=1031 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=1031 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=1031 "CompanyName" "Ortsnah"
VIAddVersionKey /LANG=1031 "LegalCopyright" "GPL-3.0-or-later"

!macro CheckRunning UN
Function ${UN}CheckRunning
  ${If} ${FileExists} "$INSTDIR\Ortsnah.exe"
    ClearErrors
    FileOpen $0 "$INSTDIR\Ortsnah.exe" a    ; a running program cannot be opened for writing
    ${If} ${Errors}
      MessageBox MB_OK|MB_ICONEXCLAMATION "Ortsnah ist noch geöffnet. Es wurde nichts verändert. Bitte schließen Sie Ortsnah und versuchen Sie es noch einmal." /SD IDOK
      SetErrorLevel 3
      Quit
    ${EndIf}
    FileClose $0
  ${EndIf}
FunctionEnd
!macroend
!insertmacro CheckRunning ""
!insertmacro CheckRunning "un."

Function CheckNewer
  ReadRegStr $0 SHCTX "${ARP}" "DisplayVersion"
  ${If} $0 != ""
    ${VersionCompare} "$0" "${VERSION}" $1
    ${If} $1 == 1
      MessageBox MB_OK|MB_ICONEXCLAMATION "Eine neuere Version von Ortsnah ($0) ist bereits installiert. Es wurde nichts verändert." /SD IDOK
      SetErrorLevel 6
      Quit
    ${EndIf}
  ${EndIf}
FunctionEnd

Var CommandLineFolder
Function .onInit
  SetRegView 64
  StrCpy $CommandLineFolder $INSTDIR        ; only /D= has set it so far, and MultiUser.nsh would overwrite it
  !insertmacro MULTIUSER_INIT
  ${If} $CommandLineFolder != ""
    StrCpy $INSTDIR $CommandLineFolder
  ${EndIf}
FunctionEnd
Function un.onInit
  SetRegView 64
  !insertmacro MULTIUSER_UNINIT
FunctionEnd

Section "Ortsnah"
  Call CheckNewer
  Call CheckRunning
  ; an update takes away exactly the files of the version before; the users' data lie elsewhere
  ReadRegStr $1 SHCTX "${ARP}" "InstallLocation"
  ${If} $1 != ""
  ${AndIf} ${FileExists} "$1\Uninstall.exe"
    CopyFiles /SILENT "$1\Uninstall.exe" "$PLUGINSDIR\Vorher.exe"
    ${If} $MultiUser.InstallMode == "AllUsers"
      StrCpy $2 "/AllUsers"
    ${Else}
      StrCpy $2 "/CurrentUser"
    ${EndIf}
    ExecWait '"$PLUGINSDIR\Vorher.exe" /S $2 _?=$1' $0
    ${If} $0 <> 0
      MessageBox MB_OK|MB_ICONSTOP "Die vorige Version lässt sich nicht entfernen. Bitte schließen Sie Ortsnah und versuchen Sie es noch einmal." /SD IDOK
      SetErrorLevel 5
      Quit
    ${EndIf}
    Delete "$1\Uninstall.exe"
  ${EndIf}
  SetOutPath "$INSTDIR"
  File /r "${PROGRAM}/*"
  WriteUninstaller "$INSTDIR\Uninstall.exe"
  CreateShortCut "$SMPROGRAMS\Ortsnah.lnk" "$INSTDIR\Ortsnah.exe" "" "$INSTDIR\Ortsnah.exe" 0
  WriteRegStr SHCTX "${ARP}" "DisplayName" "Ortsnah"
  WriteRegStr SHCTX "${ARP}" "DisplayVersion" "${VERSION}"
  WriteRegStr SHCTX "${ARP}" "Publisher" "Ortsnah"
  WriteRegStr SHCTX "${ARP}" "DisplayIcon" "$INSTDIR\Ortsnah.exe,0"
  WriteRegStr SHCTX "${ARP}" "InstallLocation" "$INSTDIR"
  WriteRegStr SHCTX "${ARP}" "UninstallString" '"$INSTDIR\Uninstall.exe" /$MultiUser.InstallMode'
  WriteRegStr SHCTX "${ARP}" "QuietUninstallString" '"$INSTDIR\Uninstall.exe" /S /$MultiUser.InstallMode'
  WriteRegDWORD SHCTX "${ARP}" "EstimatedSize" ${KILOBYTES}
  WriteRegDWORD SHCTX "${ARP}" "NoModify" 1
  WriteRegDWORD SHCTX "${ARP}" "NoRepair" 1
SectionEnd

Section "Uninstall"
  Call un.CheckRunning
  Delete "$SMPROGRAMS\Ortsnah.lnk"
  !include "${LIST}"
  Delete "$INSTDIR\Uninstall.exe"
  RMDir "$INSTDIR"
  DeleteRegKey SHCTX "${ARP}"
SectionEnd
