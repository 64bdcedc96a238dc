/* The two programs of the Windows installers: each starts the CPython beside it, isolated, with one function of Ortsnah.
   Ortsnah.exe is the window (MODULE ortsnah.app), ortsnah-cli.exe the command line (MODULE ortsnah.cli, built with -DCONSOLE). */
#include <stdio.h>
#include <windows.h>

#define PATH_MAX_LONG 32768

typedef int (*py_main_t)(int, wchar_t **);

static int fail(const wchar_t *sentence)
{
#ifdef CONSOLE
    fputws(sentence, stderr);
#else
    MessageBoxW(NULL, sentence, L"Ortsnah", MB_ICONERROR);
#endif
    return 70;
}

int wmain(int argc, wchar_t **argv)
{
    static wchar_t dll[PATH_MAX_LONG];
    DWORD length = GetModuleFileNameW(NULL, dll, PATH_MAX_LONG - 32);
    while (length && dll[length - 1] != L'\\')
        length--;
    SetDefaultDllDirectories(LOAD_LIBRARY_SEARCH_DEFAULT_DIRS); /* no DLL from the current folder or PATH, */
    wcscpy(dll + length, L"lib\\PySide6");                      /* but Qt's plug-ins need Qt's own */
    AddDllDirectory(dll);
    wcscpy(dll + length, PYTHON_DLL);
    HMODULE python = LoadLibraryExW(dll, NULL, LOAD_WITH_ALTERED_SEARCH_PATH);
    py_main_t py_main = python ? (py_main_t)(void *)GetProcAddress(python, "Py_Main") : NULL;
    if (!py_main)
        return fail(L"Ortsnah ist unvollständig: Python fehlt. Ihre Daten sind nicht betroffen. Bitte Ortsnah neu installieren.\n");

    wchar_t **given = calloc(argc + 6, sizeof *given);
    int count = 0;
    given[count++] = argv[0];
    given[count++] = L"-I";
    given[count++] = L"-X";
    given[count++] = L"utf8";
    given[count++] = L"-c";
    given[count++] = L"import sys; sys.argv[0] = '" NAME L"'; from " MODULE L" import main; sys.exit(main())";
    for (int i = 1; i < argc; i++)
        given[count++] = argv[i];
    return py_main(count, given);
}
