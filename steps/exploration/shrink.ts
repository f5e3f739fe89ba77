/**
 * The shortest story that still fails in the same way: what comes after the failure goes, then longer and shorter
 * stretches, until no single deed can be left out (delta debugging, Zeller and Hildebrandt 2002, §3). fast-check's
 * model commands shrink too, but to whatever fails; a story is about one clause.
 *
 * @param fails whether what is left fails as before; told shorter, a story may have lost more than was taken out.
 * @param most how often it may be told.
 */
export const shrunk = async <T>(
  whole: readonly T[],
  fails: (fewer: readonly T[]) => Promise<boolean>,
  most: number,
): Promise<readonly T[]> => {
  let left = whole
  let tries = 0
  for (let size = Math.ceil(left.length / 2); size >= 1; ) {
    let isShorter = false
    for (let from = 0; from < left.length && tries < most; ) {
      const fewer = [...left.slice(0, from), ...left.slice(from + size)]
      tries += 1
      if (fewer.length > 0 && (await fails(fewer))) {
        left = fewer
        isShorter = true
      } else from += size
    }
    if (tries >= most) break
    if (size === 1 && !isShorter) break
    size = size === 1 ? 1 : Math.floor(size / 2)
  }
  return left
}
