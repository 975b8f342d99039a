/** `countersign revoke`: revokes certificates, and publishes a CRL that lists them. */
import { present } from '../../core/present.ts'
import { type RevocationReason, revocationReasons } from '../../core/record.ts'
import { MOST_WITHIN_SECONDS, WITHIN_SECONDS } from '../../probe/needs/reload.ts'
import type { RevokeAnswer } from '../../workflow/revoke.ts'
import { namesThat, openHome } from '../choices.ts'
import { defineCommand } from '../command.ts'
import { aboutOutdated } from '../delivery.ts'
import { deployedTable, deployWish, tellDeployed } from '../deploying.ts'
import { designationOptions, designationsPositionals, lacksDesignation, requireDesignations } from '../designation.ts'
import { exitStatuses } from '../exit.ts'
import { crlTable, stayingGood } from '../listing.ts'
import { asked, count, flag, required, text } from '../parameter.ts'
import { countOf, drawTable, readableTime } from '../text.ts'

/** The reasons in everyday words. */
const meanings: Readonly<Record<RevocationReason, string>> = {
  keyCompromise: 'its key was stolen or lost, or somebody else may have seen it',
  affiliationChanged: 'its holder has left, or works elsewhere now',
  superseded: 'another certificate replaces it',
  cessationOfOperation: 'the certificate is no longer needed',
  privilegeWithdrawn: 'its holder may no longer do what the certificate allows',
  unspecified: 'no reason is published',
}

export const revoke = defineCommand({
  name: 'revoke',
  summary: 'revoke certificates permanently, and publish the new CRL',
  group: 'issue',
  positionals: designationsPositionals('good-names', {
    says: 'Which certificate?',
    choices: namesThat(({ state }) => state === 'issued', ['clients', 'servers'], 'revoke'),
  }),
  options: {
    reason: asked(
      {
        says: 'Why is the certificate revoked?',
        choices: () => Object.entries(meanings).map(([value, about]) => ({ value, about })),
      },
      required(
        'the reason',
        text('REASON', 'why, in the words of RFC 5280, such as keyCompromise or superseded', revocationReasons),
      ),
    ),
    ...designationOptions('good-names'),
    unrecorded: text(
      'AUTHORITY',
      'the authority that signed the certificate of --serial, if the record lacks that certificate',
      {
        home: 'authorities',
      },
    ),
    deploy: flag(
      'bring the CRL to every server that this home knows (see: countersign deployments), and ask each until it refuses a client of our own that the same CRL revokes: in a new handshake, a resumed session and an open connection',
    ),
    deployWithin: count(
      'SECONDS',
      `with --deploy: how long after the CRL was taken up that client may still get in until it counts as never refused (default: ${WITHIN_SECONDS})`,
      MOST_WITHIN_SECONDS,
    ),
    iOperateThisServer: flag(
      'with --deploy: confirm that you are responsible for these servers; needed for those that are not on this machine',
    ),
    dryRun: flag('show what would be revoked, and change nothing'),
  },
  interview: {
    opening: openHome,
    // Nobody is asked for a reason to revoke what is not there.
    refuses: async ({ home, ports }, said) => {
      const { showCertificates } = await import('../../workflow/inspect.ts')
      const { what = [], name = [], serial = [], file = [], unrecorded = [] } = said
      const named = [
        ...what.map((word) => ({ word })),
        ...name.map((one) => ({ name: one })),
        ...(unrecorded.length > 0 ? [] : serial.map((one) => ({ serial: one }))),
        ...file.map((one) => ({ file: one })),
      ]
      for (const one of named) await showCertificates({ what: one }, home, ports)
    },
    lacks: lacksDesignation,
    confirm: { says: 'Revoke permanently?', proposal: 'no' },
  },
  examples: [
    'revoke bob --reason keyCompromise',
    'revoke alice bob --reason affiliationChanged',
    'revoke 4f2a9c61d07be8355e1f0a94b3c8d716 --reason superseded',
    'revoke ./bob.pem --reason cessationOfOperation',
    'revoke bob --reason keyCompromise --deploy',
  ],
  async run(
    { reason, dryRun, deploy, deployWithin, iOperateThisServer, ...which },
    { home, passphrase, watch, style, ports, spareMemory },
  ) {
    await spareMemory()
    const { revokeCertificates } = await import('../../workflow/revoke.ts')
    const mode = dryRun ? 'dry-run' : 'revoke'
    const wish = deployWish({ deploy, iOperateThisServer, ...present({ deployWithin }) })
    const answer = await revokeCertificates(
      { what: requireDesignations(which), reason, mode, passphrase, watch, ...present({ deploy: wish }) },
      home,
      ports,
    )
    const brought = answer.deployments && tellDeployed(answer.deployments)
    const about = aboutOutdated(answer.outdated, style)
    const what = countOf(answer.revoked.length, 'certificate')
    return {
      status: brought?.status ?? exitStatuses.done,
      json: answer,
      text: (style) => [
        style.bold(mode === 'revoke' ? `Revoked ${what}` : `Would revoke ${what}`),
        ...drawTable(
          ['NAME', 'SERIAL', 'REASON', 'GOOD UNTIL', 'AUTHORITY'],
          answer.revoked.map((r) => [r.name, r.serial, r.reason, readableTime(r.notAfter), r.authority]),
          style,
          'leave-out-last',
        ),
        ...(answer.crls.length === 0 ? [] : ['', ...crlTable(answer.crls, style)]),
        ...(answer.deployments?.length ? ['', ...deployedTable(answer.deployments, style)] : []),
      ],
      ...about,
      warnings: [
        ...answer.sameKey.map(ofStolenKey),
        ...answer.sharing.map(stayingGood),
        ...(about.warnings ?? []),
        ...(brought?.warnings ?? []),
      ],
      notes: [
        ...answer.revoked.flatMap(({ serial, recorded, revokedAt, reason: why }) =>
          recorded === 'now'
            ? []
            : [`${serial} was already recorded as revoked at ${revokedAt} (${why}), but was on no CRL yet`],
        ),
        ...aboutNever(answer),
        ...(brought?.notes ?? []),
        mode === 'revoke'
          ? 'servers refuse these certificates as soon as they have loaded the new CRL'
          : 'nothing was changed',
      ],
    }
  },
})

/** That a certificate which was not meant has the key that was stolen. */
const ofStolenKey = ({ name, serial, notAfter }: RevokeAnswer['sameKey'][number]): string =>
  `${name}, serial ${serial}, has the same key and stays good until ${readableTime(notAfter)}: a thief of the key can use it; revoke it, too: countersign revoke --serial ${serial} --reason keyCompromise`

/** Whether servers look up certificates that say that they are never revoked. */
function aboutNever({ noRevAvail }: RevokeAnswer): readonly string[] {
  if (noRevAvail === undefined) return []
  const { serials, lookedUpBy, ignoredBy, unseen } = noRevAvail
  const [which, them] =
    serials.length === 1
      ? [`${serials[0]} says that it will never be`, 'it']
      : [`${serials.length} of these certificates say that they will never be`, 'them']
  return [
    `${which} revoked (noRevAvail, RFC 9608): a server that follows this RFC does not look ${them} up in the CRL`,
    ...(lookedUpBy.length > 0 ? [`servers exported for ${lookedUpBy.join(', ')} do look up such certificates`] : []),
    ...(ignoredBy.length > 0
      ? [`servers exported for ${ignoredBy.join(', ')} let such certificates in until they expire`]
      : []),
    ...(unseen.length > 0
      ? [`servers exported for ${unseen.join(', ')} are asked to look up such certificates; no test has seen it`]
      : []),
  ]
}
