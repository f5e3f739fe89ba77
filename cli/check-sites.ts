import { join } from 'node:path'
import ts from 'typescript'
import { loadCatalogue } from '../clauses/catalogue'
import { filesBelow, PROJECT_ROOT, readText } from '../core/files'

export type CheckSite = { file: string; line: number; text: string }

/** Functions of the steps that hold the implementation to a clause, and which argument names it. */
const CHECKS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    check: 0,
    expects: 0,
    presses: 0,
    chooses: 0,
    fills: 0,
    choosesAndGoesOn: 1,
    fillsAndGoesOn: 1,
    notVerifiable: 0,
    expectsSms: 1,
    goesOnTo: 1,
    neverComesTo: 1,
    neverOffers: 1,
  }),
)

/** Constants of a file that hold a text, by name. */
const textsOf = (source: ts.SourceFile): ReadonlyMap<string, string> =>
  new Map(
    source.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => [...declarationList.declarations])
      .flatMap(({ name, initializer }) =>
        ts.isIdentifier(name) && initializer && ts.isStringLiteral(initializer)
          ? [[name.text, initializer.text] as const]
          : [],
      ),
  )

/** The clause is a literal of the catalogue, by itself or by name, or handed on from the scenario's own rule. */
const namesClause = (argument: ts.Expression | undefined, texts: ReadonlyMap<string, string>): boolean => {
  if (!argument) return false
  if (ts.isIdentifier(argument) && texts.has(argument.text))
    return loadCatalogue().byId.has(texts.get(argument.text) ?? '')
  if (ts.isStringLiteral(argument)) return loadCatalogue().byId.has(argument.text)
  if (ts.isBinaryExpression(argument)) return namesClause(argument.left, texts) && namesClause(argument.right, texts)
  return /(^|\.)(clause|ruleClause)$/.test(argument.getText())
}

/** Every place in steps/ where something is asserted of the implementation without naming a clause. */
export const checksWithoutClause = (): CheckSite[] => {
  const folder = join(PROJECT_ROOT, 'steps')
  return filesBelow(folder, '.ts')
    .filter((file) => !file.endsWith('.test.ts'))
    .flatMap((file) => strayChecksOf(`steps/${file}`, readText(join(folder, file))))
}

export const strayChecksOf = (file: string, text: string): CheckSite[] => {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  const texts = textsOf(source)
  const strays: CheckSite[] = []
  const report = (node: ts.Node) =>
    strays.push({
      file,
      line: source.getLineAndCharacterOfPosition(node.getStart()).line + 1,
      text: node.getText().slice(0, 80),
    })
  const visit = (node: ts.Node): void => {
    if (ts.isCallExpression(node)) {
      const name = ts.isPropertyAccessExpression(node.expression)
        ? node.expression.name.text
        : node.expression.getText()
      const position = CHECKS.get(name)
      if (position !== undefined && !namesClause(node.arguments[position], texts)) report(node)
      if (/^assert\b/.test(node.expression.getText())) report(node)
    }
    ts.forEachChild(node, visit)
  }
  visit(source)
  return strays
}
