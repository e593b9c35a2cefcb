/** Holds the layer table of the architecture: who may import whom. A wrong import fails here with the file and what it reached for. */
import { readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { describe, expect, it } from 'vitest'

const root = resolve(import.meta.dirname, '../..')

/** For each layer (folder, longest match wins): the layers its files may reach. Every layer may reach itself. */
const mayImport: Record<string, readonly string[]> = {
  'electron/contract': [],
  'electron/library': ['electron/contract'],
  'electron/importers': ['electron/contract', 'electron/library'],
  'electron/preload': ['electron/contract'],
  'electron/main': ['electron/library', 'electron/contract'],
  'electron/chromium': ['electron/contract'],
  'renderer/core': ['electron/contract'],
  'renderer/styles': [],
  'renderer/db': ['renderer/core', 'electron/contract'],
  'renderer/services': ['renderer/db', 'renderer/core', 'electron/contract'],
  'renderer/stores': ['renderer/services', 'renderer/db', 'renderer/core', 'electron/contract'],
  'renderer/composables': ['renderer/stores', 'renderer/services', 'renderer/db', 'renderer/core', 'electron/contract'],
  'renderer/components': ['renderer/core', 'electron/contract'],
  'renderer/screens': ['renderer/styles', 'renderer/components', 'renderer/composables', 'renderer/stores', 'renderer/services', 'renderer/db', 'renderer/core', 'electron/contract'],
  renderer: [
    'renderer/screens', 'renderer/components', 'renderer/composables', 'renderer/stores', 'renderer/services', 'renderer/db', 'renderer/core',
    'renderer/styles', 'electron/contract',
  ],
}
const layers = Object.keys(mayImport).sort((a, b) => b.length - a.length)

/** Packages that belong to one layer alone. */
const reserved: Record<string, readonly string[]> = {
  dexie: ['renderer/db'],
  electron: ['electron/main', 'electron/preload', 'electron/chromium'],
}

const posix = (path: string) => path.split(sep).join('/')
const layerOf = (file: string) => layers.find((layer) => file.startsWith(`${layer}/`))

function sources(folder: string): string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (entry.isDirectory()) return sources(path)
    return /\.(ts|vue)$/.test(entry.name) && !entry.name.endsWith('.config.ts') ? [path] : []
  })
}

const specifier = /(?:\bfrom|\bimport)\s*\(?\s*'([^'\n]+)'/g

function importsOf(file: string): string[] {
  return [...readFileSync(join(root, file), 'utf8').matchAll(specifier)].map((match) => match[1]!)
}

function reached(file: string, name: string): string | undefined {
  if (name.startsWith('#contract/')) return 'electron/contract'
  if (!name.startsWith('.')) return undefined
  return layerOf(`${posix(relative(root, resolve(join(root, dirname(file)), name)))}/`) ?? layerOf(posix(relative(root, resolve(join(root, dirname(file)), name))))
}

const files = [...sources('electron'), ...sources('renderer')]

describe('layers', () => {
  it('finds the sources', () => expect(files.length).toBeGreaterThan(5))

  it('imports point downwards only', () => {
    const wrong = files.flatMap((file) => {
      const layer = layerOf(file)
      if (!layer) return []
      return importsOf(file)
        .map((name) => ({ name, to: reached(file, name) }))
        .filter(({ to }) => to !== undefined && to !== layer && !mayImport[layer]!.includes(to))
        .map(({ name }) => `${file} imports ${name}`)
    })
    expect(wrong).toEqual([])
  })

  it('keeps packages in their layer', () => {
    const wrong = files.flatMap((file) =>
      importsOf(file)
        .filter((name) => reserved[name.split('/')[0]!] && !reserved[name.split('/')[0]!]!.some((layer) => file.startsWith(`${layer}/`)))
        .map((name) => `${file} imports ${name}`),
    )
    expect(wrong).toEqual([])
  })

  it('lets only the importer process reach the library from the importers', () => {
    const wrong = files
      .filter((file) => file.startsWith('electron/importers/') && !/importers\/(process|sorted|reading|comparison)\.ts$/.test(file))
      .filter((file) => importsOf(file).some((name) => reached(file, name) === 'electron/library'))
    expect(wrong).toEqual([])
  })

  it('keeps Node out of the page', () => {
    const wrong = files
      .filter((file) => file.startsWith('renderer/'))
      .flatMap((file) => importsOf(file).filter((name) => name.startsWith('node:')).map((name) => `${file} imports ${name}`))
    expect(wrong).toEqual([])
  })
})
