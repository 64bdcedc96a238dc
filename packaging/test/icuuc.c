/* For tests under wine only, never in an installer: Qt links to icuuc.dll, which Windows 10 has and wine lacks.
   Every converter fails to open, and Qt falls back to its own. */
#define EXPORT __declspec(dllexport)
#define MISSING_FILE 4
EXPORT void *ucnv_open(const char *name, int *error) { (void)name; *error = MISSING_FILE; return 0; }
EXPORT void ucnv_close(void *c) { (void)c; }
EXPORT void ucnv_reset(void *c) { (void)c; }
EXPORT signed char ucnv_getMaxCharSize(const void *c) { (void)c; return 1; }
EXPORT const char *ucnv_getName(const void *c, int *error) { (void)c; *error = MISSING_FILE; return 0; }
EXPORT int ucnv_countAvailable(void) { return 0; }
EXPORT const char *ucnv_getAvailableName(int n) { (void)n; return 0; }
EXPORT const char *ucnv_getStandardName(const char *a, const char *b, int *error) { (void)a; (void)b; *error = MISSING_FILE; return 0; }
EXPORT const char *ucnv_getAlias(const char *a, unsigned short n, int *error) { (void)a; (void)n; *error = MISSING_FILE; return 0; }
EXPORT unsigned short ucnv_countAliases(const char *a, int *error) { (void)a; *error = MISSING_FILE; return 0; }
#define UNUSED(name) EXPORT void name(void) {}
UNUSED(ucnv_getToUCallBack) UNUSED(ucnv_getFromUCallBack) UNUSED(ucnv_setToUCallBack) UNUSED(ucnv_setFromUCallBack)
UNUSED(ucnv_toUnicode) UNUSED(ucnv_fromUnicode) UNUSED(ucnv_cbToUWriteUChars) UNUSED(ucnv_cbFromUWriteUChars)
UNUSED(UCNV_FROM_U_CALLBACK_SUBSTITUTE) UNUSED(UCNV_TO_U_CALLBACK_SUBSTITUTE) UNUSED(ucnv_compareNames)
EXPORT int ucnv_toUCountPending(const void *c, int *error) { (void)c; (void)error; return 0; }
EXPORT int ucnv_fromUCountPending(const void *c, int *error) { (void)c; (void)error; return 0; }
