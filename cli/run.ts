import { Command, CommanderError } from 'commander'
import { MingtuError } from '../graph/index.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { buildCommand } from './build.ts'
import { diffCommand } from './diff.ts'
import { decideCommand } from './decide.ts'
import { doctorCommand } from './doctor.ts'
import { EXIT_CODES_HELP, exitCodeOf, FAILED, USAGE } from './exit-codes.ts'
import { evaluateCommand } from './evaluate.ts'
import { exportCommand } from './export.ts'
import { extractCommand } from './extract.ts'
import { packageVersion } from './package-info.ts'
import { profileCommand } from './profile.ts'
import { jobsCommand, workerCommand } from './queue/commands.ts'
import { queryCommand } from './query.ts'
import { removeCommand } from './remove.ts'
import { reviewCommand } from './review.ts'
import { serveCommand } from './serve.ts'
import { print } from './terminal.ts'
import type { Terminal } from './terminal.ts'

const EXAMPLES = `
Examples:
  $ mingtu build pages/ --store graph.mingtu        read a folder of pages
  $ mingtu serve --store graph.mingtu               see the graph in the browser
  $ mingtu profile 陆望舒 --store graph.mingtu      what is known of someone
  $ mingtu help build                               more of one command

${EXIT_CODES_HELP}`

/** Runs a command line and answers its exit code. Every error of ours is printed as what is wrong and what to do. */
export async function run(argv: readonly string[], terminal: Terminal): Promise<number> {
  let code = 0
  const exit = (answered: number): void => {
    code = answered
  }
  const program = new Command('mingtu')
    .description('Chinese newspaper pages in, a knowledge graph with quoted evidence out')
    .version(packageVersion())
    .addHelpText('after', EXAMPLES)
  const commands = [
    buildCommand(terminal, exit),
    serveCommand(terminal),
    queryCommand(terminal),
    profileCommand(terminal),
    extractCommand(terminal),
    exportCommand(terminal),
    diffCommand(terminal),
    evaluateCommand(terminal),
    reviewCommand(terminal),
    decideCommand(terminal),
    removeCommand(terminal),
    backupCommand(terminal),
    restoreCommand(terminal),
    workerCommand(terminal),
    jobsCommand(terminal),
    doctorCommand(terminal, exit),
  ]
  for (const command of commands) program.addCommand(command)
  for (const command of [program, ...commands, ...commands.flatMap((each) => each.commands)])
    command
      .exitOverride()
      .showHelpAfterError(`(see mingtu ${command === program ? '' : `${command.name()} `}--help)`)
      .configureOutput({
        writeOut: (text) => print(terminal.stdout, text),
        writeErr: (text) => print(terminal.stderr, text),
      })
  try {
    await program.parseAsync(argv, { from: 'user' })
    return code
  } catch (error) {
    return failureCode(error, terminal)
  }
}

function failureCode(error: unknown, { stderr }: Terminal): number {
  // Commander has printed its message already; asking for help is no failure.
  if (error instanceof CommanderError) return error.exitCode === 0 || error.code === 'commander.help' ? 0 : USAGE
  if (error instanceof MingtuError) {
    print(stderr, `${error.message}\n${error.remedy}`)
    return exitCodeOf(error.code)
  }
  print(
    stderr,
    `This is a defect of Mingtu; please report it with these lines.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}`,
  )
  return FAILED
}
