/** Run by vitest before each file of the suites `quick` and `sweeps`: its temporary files lie in memory, where there is room. */
const memory = process.env['COUNTERSIGN_TEST_MEMORY']
if (memory !== undefined) process.env['TMPDIR'] = memory
