import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'

/** The one door to the file system for everything below the command line, the drivers and the report writers. */
export const PROJECT_ROOT = resolve(__dirname, '..')

export const readText = (path: string): string => readFileSync(path, 'utf8')
export const readBytes = (path: string): Uint8Array => new Uint8Array(readFileSync(path))
export const exists = (path: string): boolean => existsSync(path)

export const writeFile = (path: string, content: string | Uint8Array): void => {
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, content)
}

/** Every file below a folder, as paths from that folder, sorted. */
export const filesBelow = (folder: string, ending = ''): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith(ending))
    .map((entry) => join(entry.parentPath, entry.name).slice(folder.length + 1))
    .sort()
