import { join } from 'node:path'
import { Command, CommanderError } from 'commander'
import { PROJECT_ROOT, readText } from '../core/files'
import { EXIT, sayError } from './output'
import { DEFAULT_POLICY, REFERENCE_PROFILE } from './settings'

// Commands load what they need when they are called: `--help` answers at once.
const { version } = JSON.parse(readText(join(PROJECT_ROOT, 'package.json'))) as { version: string }

const program = new Command('vidimus')
  .description(
    'Verifies an implementation of the MitID passport guides, end to end, against virtual passports and phones.',
  )
  .version(version)
  .showHelpAfterError('(vidimus --help tells what there is)')
  .exitOverride()
  .addHelpText(
    'after',
    `
Begin with
  vidimus run                                  the embedded reference implementation, all guides that have features
  vidimus run --guide get-mitid --clause 'get-mitid/3.2*'   only the clauses of one section
  vidimus clauses --list --guide get-mitid     every clause, and whether features test it
  vidimus prove                                break the reference in every known way: do the features notice?

Exit status: 0 passed · 1 failed · 2 mend the set-up · 3 fault of Vidimus · 4 incomplete`,
  )

const ends = (status: number | Promise<number>) =>
  Promise.resolve(status).then((code) => {
    process.exitCode = code
  })

program
  .command('run')
  .description('run features against an implementation and write the report')
  .option('--guide <id>', 'only this guide')
  .option('--clause <glob>', "only clauses that fit, e.g. 'get-mitid/5.1*'")
  .option(
    '--driver <name>',
    'in-process, loopback (messages as JSON), http, playwright or webdriver (in a browser)',
    'in-process',
  )
  .option(
    '--implementation <url>',
    'not in-process: address of your implementation, repeated for each worker (default: the reference, served on loopback)',
    (url: string, before: string[] | undefined) => [...(before ?? []), url],
  )
  .option('--profile <file>', 'what the implementation declares about itself', REFERENCE_PROFILE)
  .option('--policy <file>', 'what whoever certifies allows', DEFAULT_POLICY)
  .option(
    '--trust <files...>',
    'CSCA certificates, master lists, CRLs in DER, PEM or LDIF: served beside those of the suite',
  )
  .option('--seed <seed>', 'people, documents, keys and codes follow from it (default: a new one, which is printed)')
  .option('--report <folder>', 'where the report goes', join(PROJECT_ROOT, 'reports/out'))
  .option('--workers <n>', 'scenarios side by side, where they wait rather than compute', '1')
  .option('--attended [name]', 'ask the person at the keyboard, or on a page, for what nothing else can observe')
  .option('--strength <n>', 'combinations cover every 2 values of different factors (default), or every 3')
  .option('--resume', 'go on with the run in the report folder that was interrupted')
  .option('--json', 'print one JSON object as the last line of standard output')
  .action(async (options) => ends((await import('./run')).run(options)))

program
  .command('init')
  .description('ask a few questions; write a profile and an adapter stub that runs')
  .option('--out <folder>', 'where they go', '.')
  .option('--name <name>', 'the implementation, as it should stand in the report')
  .option('--implementation-version <version>', 'its version')
  .option('--capabilities <list>', 'comma-separated, e.g. time,haptics')
  .option('--routes <list>', 'comma-separated: qr-pairing, activation-code')
  .option('--yes', 'ask nothing: what no option says is as in the example')
  .option('--json', 'print one JSON object as the last line of standard output')
  .action(async (options) => ends((await import('./init')).init(options)))

program
  .command('doctor')
  .description('check everything before the first scenario, and forecast what can be verified')
  .option('--guide <id>', 'only this guide')
  .option('--clause <glob>', 'only clauses that fit')
  .option('--driver <name>', 'as in run', 'in-process')
  .option('--implementation <url>', 'as in run')
  .option('--profile <file>', 'what the implementation declares about itself', REFERENCE_PROFILE)
  .option('--policy <file>', 'what whoever certifies allows', DEFAULT_POLICY)
  .option('--json', 'print one JSON object as the last line of standard output')
  .action(async (options) => ends((await import('./doctor')).doctor(options)))

program
  .command('clauses')
  .description('how far the features cover the clauses of the guides')
  .option('--guide <id>', 'only this guide')
  .option('--clause <glob>', 'only clauses that fit')
  .option('--list', 'every clause with its state')
  .option('--json', 'print one JSON object as the last line of standard output')
  .action(async (options) => ends((await import('./clauses')).clauses(options)))

program
  .command('prove')
  .description('break the reference in every known way and see whether the features notice')
  .option('--guide <id>', 'only this guide')
  .option('--clause <glob>', 'only faults of these clauses')
  .option('--fault <glob>', 'only faults of these names')
  .option('--list', 'list the faults and their clauses')
  .option('--seed <seed>', 'as in run', 'vidimus')
  .option('--driver <name>', 'as in run', 'in-process')
  .option('--sample <n>', 'only so many faults, drawn by the seed')
  .option('--workers <n>', 'processes side by side', '2')
  .option('--save', 'keep the outcome in reports/proof.json, for the reports')
  .option('--json', 'print one JSON object as the last line of standard output')
  .action(async (options) => ends((await import('./prove')).prove(options)))

program
  .command('explore')
  .description('let people do lawful and unlawful things, and tell the shortest story in which something goes wrong')
  .option('--steps <n>', 'how many steps of the features are done', '300')
  .option('--seed <seed>', 'the same seed tells the same stories (default: a new one, which is printed)')
  .option('--driver <name>', 'as in run', 'in-process')
  .option('--implementation <url>', 'as in run')
  .option('--profile <file>', 'what the implementation declares about itself', REFERENCE_PROFILE)
  .option('--policy <file>', 'what whoever certifies allows', DEFAULT_POLICY)
  .option('--report <folder>', 'where findings go, as features', join(PROJECT_ROOT, 'reports/out/exploration'))
  .option('--fault <name>', 'break the embedded reference first, in one of the ways that `vidimus prove --list` names')
  .option('--json', 'print one JSON object as the last line of standard output')
  .action(async (options) => ends((await import('./explore')).explore(options)))

const passport = program.command('passport').description('virtual passports for any reader')
passport
  .command('issue')
  .description('write a passport: files, keys and trust list as JSON, the printed page as PNG')
  .option('--out <folder>', 'where it goes', 'passport')
  .option('--json', 'print one JSON object as the last line of standard output')
  .action(async (options) => ends((await import('./passport')).issue(options)))
passport
  .command('serve')
  .description('put a chip into a virtual PC/SC reader (vsmartcard-vpcd), or behind a port, until Ctrl-C')
  .argument('[file]', 'passport.json of `vidimus passport issue`; without it one is issued by the options')
  .option('--vpcd <host:port>', 'where vpcd listens (default: 127.0.0.1:35963)')
  .option(
    '--listen <port>',
    'the reader comes to this port of 127.0.0.1 instead, the next when it has gone; 0: any port',
  )
  .option('--trace', 'tell each command and its answer')
  .option('--json', 'print one JSON object once it is there')
  .action(async (file, options) => ends((await import('./passport-serve')).serve(file, options)))
for (const command of passport.commands)
  command
    .option('--issuer <profile>', 'whose it is: one of those that `vidimus passport issuers` lists', 'denmark')
    .option('--like <document>', 'as a real one opens and proves itself, such as D-P-2023; decides issuer and format')
    .option('--can <digits>', 'a card access number, which opens PACE too')
    .option('--format <format>', 'TD3, a passport; TD1 or TD2, a card', 'TD3')
    .option('--portrait <encoding>', 'the picture in DG2: jpeg, jp2 or codestream (JPEG 2000)', 'jpeg')
    .option('--standard <standard>', 'the record around it: iso-19794-5 or iso-39794-5', 'iso-19794-5')
    .option('--lds <version>', '0107 or 0108', '0107')
    .option('--details', 'with DG7, DG11, DG12, DG13 and DG16')
    .option('--defect <name>', 'one named deviation from an honest passport')
    .option('--seed <seed>', 'as in run')
passport
  .command('show')
  .description('what is in a passport.json: files, certificates, and what the reference makes of its chip')
  .argument('<file>', 'passport.json of `vidimus passport issue`')
  .option('--on <date>', 'inspect it on this day (default: the day for which it was made)')
  .option('--json', 'print one JSON object as the last line of standard output')
  .action(async (file, options) => ends((await import('./passport-inspect')).show(file, options)))
passport
  .command('read')
  .description('read a real or served document through PC/SC with the reference, and say what it makes of it')
  .option('--pcsc [reader]', 'the first reader with a card, or one whose name has this in it')
  .option('--mrz <lines...>', 'the printed lines, each in quotation marks')
  .option(
    '--can <digits>',
    'card access number: opens PACE in place of the lines; alone, no page is compared with the chip',
  )
  .option('--trust <files...>', 'CSCA certificates, master lists, revocation lists (DER, PEM, LDIF) or passport.json')
  .option('--on <date>', 'inspect it on this day (default: today)')
  .option('--json', 'print one JSON object as the last line of standard output')
  .action(async (options) => ends((await import('./passport-inspect')).read(options)))
passport
  .command('issuers')
  .description('the issuing states there are, with the keys and signatures of their certificates')
  .option('--json', 'print one JSON object as the last line of standard output')
  .action(async (options) => ends((await import('./passport')).issuers(options)))

program
  .command('bench')
  .description('measure: ratios of one run, never a verdict')
  .option('--json', 'print one JSON object as the last line of standard output')
  .action(async (options) => ends((await import('../bench/bench')).bench(options)))

program.parseAsync(process.argv).catch((thrown: unknown) => {
  if (thrown instanceof CommanderError) process.exitCode = thrown.exitCode === 0 ? EXIT.passed : EXIT.setupFault
  else process.exitCode = sayError(thrown)
})
