import { describe, expect, it } from 'vitest'
import { filePlaceholders, placeholderNumbers } from '../../../electron/chromium/filePaths'
import { folderOf } from '../../../electron/chromium/filePicker'
import { decode, encode } from '../../../electron/chromium/wire'

const placeholder = 'file-of-the-page:abc:'

describe('placeholders of paths', () => {
  it('become the paths, whatever signs these hold', () => {
    const text = encode({ channel: 'pickDropped', args: [[`${placeholder}1`, `${placeholder}12`]] })
    expect(placeholderNumbers(text, placeholder)).toEqual([1, 12])
    const paths = new Map([[1, '/home/bea/"odd" $& name.zip'], [12, 'C:\\Users\\Bea\\x.zip']])
    expect(decode(filePlaceholders(text, placeholder, paths))).toEqual({ channel: 'pickDropped', args: [[...paths.values()]] })
  })

  it('are left alone inside a longer text', () => {
    const text = encode({ note: `see ${placeholder}1` })
    expect(placeholderNumbers(text, placeholder)).toEqual([])
    expect(filePlaceholders(text, placeholder, new Map([[1, '/x']]))).toBe(text)
  })
})

describe('a chosen folder', () => {
  it('is known by a file in it', () => {
    expect(folderOf('/home/bea/archive/data/a.js', 'archive/data/a.js')).toBe('/home/bea/archive')
    expect(folderOf('C:\\bea\\archive\\a.js', 'archive/a.js')).toBe('C:\\bea\\archive')
  })
})
