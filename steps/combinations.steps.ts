import { triesCombinations } from './actors/combinations'
import { then } from './wording'
import type { Scene } from './world'

then(
  {
    da: 'læses eller afvises hver {int}. kombination i denne kørsel fra nummer {int}, som den skal',
    en: 'every {int}th combination of this run from number {int} on is read or refused as it should be',
  },
  function (this: Scene, parts: number, part: number) {
    return triesCombinations(this, part, parts)
  },
)
