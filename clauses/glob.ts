const escaped = (text: string) => text.replace(/[.+^${}()|[\]\\]/g, '\\$&')

/**
 * Clause ids by a pattern: `*` stands for any characters, `?` for one, several patterns are separated by commas.
 * `get-mitid/5.1*` are the clauses of section 5.1.
 */
export const clauseGlob = (glob: string): ((id: string) => boolean) => {
  const patterns = glob
    .split(',')
    .map((pattern) => pattern.trim())
    .filter((pattern) => pattern !== '')
    .map((pattern) => new RegExp(`^${escaped(pattern).replaceAll('*', '.*').replaceAll('?', '.')}$`))
  return (id) => patterns.some((pattern) => pattern.test(id))
}

export const matchesGlob = (glob: string, id: string): boolean => clauseGlob(glob)(id)
