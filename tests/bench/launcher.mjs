/** The launcher as a test host: the driver puts `--` before the app's flags, which here is the launcher's own business. */
process.argv.splice(2, process.argv[2] === '--' ? 1 : 0)
await import('../../electron/launch.mjs')
