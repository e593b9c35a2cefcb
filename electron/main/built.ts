import { app } from 'electron'
import { join } from 'node:path'

/** A file the build made, wherever the app lies. */
export const built = (...parts: readonly string[]): string => join(app.getAppPath(), 'out', ...parts)

/** The sample library as it is shipped: beside the packed app, or in the project. */
export const shippedSample = (): string => join(app.isPackaged ? process.resourcesPath : join(app.getAppPath(), 'resources'), 'sample-library')
