/** Lists the certificates, hosts and names of a home from which a person can choose the answer to a question. */
import { CountersignError } from '../core/refusal.ts'
import type { CertificateFacts } from '../workflow/facts.ts'
import type { Context } from './command.ts'
import type { Asking, Choice, Question } from './question.ts'

/** Longer lists are no help; then the answer is typed. */
const LONGEST = 100

type Place = Pick<Asking, 'home' | 'ports'>

/** Looks at the home. */
export async function lookAt({ home, ports }: Place) {
  return (await import('../workflow/choices.ts')).homeChoices(home, ports)
}

/** Opens an interview that needs a home: refuses without one, and says whose it is. */
export async function openHome(context: Context): Promise<string> {
  const { organisation, trustDomain } = await lookAt(context)
  return `${organisation}, ${trustDomain}. Press Enter to accept a proposal, Ctrl-C to leave.`
}

function choiceOf({ name, authority, state, subjectAltNames = [] }: CertificateFacts): Choice {
  return { value: name, about: [authority, state, ...subjectAltNames.slice(0, 1)].join(', ') }
}

/** The names of a home, each with its newest certificate that will do. */
export function namesThat(
  holds: (facts: CertificateFacts) => boolean,
  usages: readonly ('clients' | 'servers')[],
  lacking: string,
): NonNullable<Question['choices']> {
  return async (asking) => {
    const home = await lookAt(asking)
    const found = usages.flatMap((usage) => home[usage]).filter(holds)
    const choices = found
      .filter(({ name }, index) => found.findIndex((other) => other.name === name) === index)
      .map(choiceOf)
    if (choices.length > 0) return choices.length > LONGEST ? undefined : choices
    throw new CountersignError('usage.wrong', {
      problem: `there is no certificate to ${lacking}`,
      next: 'issue one with: countersign issue',
    })
  }
}

/** Host names that a good server certificate covers. */
export async function hostChoices(asking: Asking): Promise<readonly Choice[] | undefined> {
  const { servers } = await lookAt(asking)
  const hosts = servers
    .filter(({ state }) => state === 'issued')
    .flatMap(({ subjectAltNames = [] }) => subjectAltNames)
    .flatMap((name) => (name.startsWith('DNS:') ? [name.slice('DNS:'.length)] : []))
  const choices = [...new Set(hosts)].map((value) => ({ value }))
  return choices.length === 0 || choices.length > LONGEST ? undefined : choices
}

const listed = async ({ ports }: Pick<Asking, 'ports'>) =>
  (await (await import('../workflow/targets.ts')).listTargets(ports)).targets

/** The targets that can be exported. */
export const targetChoices = async (asking: Pick<Asking, 'ports'>): Promise<readonly Choice[]> =>
  (await listed(asking)).map(({ name, summary }) => ({ value: name, about: summary }))

/** The targets that can be tried: those that are started. */
export const startedChoices = async (asking: Pick<Asking, 'ports'>): Promise<readonly Choice[]> =>
  (await listed(asking))
    .filter(({ kind }) => kind === 'started')
    .map(({ name, summary }) => ({ value: name, about: summary }))

/** Refuses a file of access rules that cannot be used with the home. */
export const usableRules: NonNullable<Question['check']> = async (file, { home, ports }) =>
  (await import('../workflow/access.ts')).checkAccess({ file }, home, ports)

/** The question of which authority of a usage is meant; it is put where the home has several. */
export const whichAuthority = (
  says: string,
  usageOf: (asking: Asking) => 'client' | 'server' | undefined,
): Question => {
  const those = async (asking: Asking) => {
    const usage = usageOf(asking)
    return (await lookAt(asking)).authorities.filter((one) => one.usage === usage)
  }
  return {
    says,
    when: async (asking) => (await those(asking)).length > 1,
    proposes: async (asking) => (await those(asking))[0]?.name,
    choices: async (asking) => (await those(asking)).map(({ name }) => ({ value: name })),
  }
}
