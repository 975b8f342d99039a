/** The options and answers of a PKI home, as types. `home.ts` has the methods. */
import type { KeptPins } from '../authority/authority.ts'
import type { KeyType } from '../core/key.ts'
import type { AskedNeeds } from '../probe/needs/index.ts'
import type { BundleAnswer, BundleFacts } from '../workflow/bundle.ts'
import type { DeliverOptions as DeliverRequest } from '../workflow/deliver.ts'
import type { ExportOptions as ExportRequest } from '../workflow/export.ts'
import type { IssueAnswer, Naming } from '../workflow/issue.ts'
import type { ListRequest } from '../workflow/list.ts'
import type { PermitAnswer } from '../workflow/permit.ts'
import type { ProbeFiles } from '../workflow/prove-by-files.ts'
import type { RevokeAnswer } from '../workflow/revoke.ts'
import type { TimerRequest } from '../workflow/timer.ts'

/** Where the passphrase comes from; without either, acts that open a key refuse. */
export type PassphraseSource = {
  /** A file that its owner alone can read; one line break at its end is not part of the passphrase. */
  readonly passphraseFile?: string
  /** Asked only when a key is opened or made. */
  readonly passphrase?: () => string | Promise<string>
}

/** Where the PIN of a token comes from, if `caKey` is in one and its URI names no file for it with `pin-source`. */
export type TokenPinSource = {
  /** Asked only once the token was found. */
  readonly tokenPin?: () => string | Promise<string>
}

export type InitOptions = {
  readonly organisation: string
  /** The domain of its SPIFFE IDs, such as `acme.internal`. */
  readonly trustDomain: string
  /** Arc for the OIDs of claims; the documentation arc where absent. */
  readonly oidArc?: string
  readonly keyType?: KeyType
  /** Domains and address blocks that server certificates may name besides the trust domain and private addresses; `*` for any. */
  readonly serverDomains?: readonly string[]
} & (PassphraseSource | { readonly passphrase: 'insecure-none' })

export type HomeOptions = PassphraseSource & {
  /**
   * The pin of the client authority, as you kept it elsewhere: anything else is refused. Where the home has several client
   * authorities, an object has the pin of each by its name.
   */
  readonly pin?: KeptPins
}

/** How an authority is added. */
export type AddAuthorityOptions = {
  readonly keyType?: KeyType
  /** Domains and address blocks that its server certificates may name besides the trust domain and private addresses; `*` for any. */
  readonly serverDomains?: readonly string[]
  /** `insecure-none` leaves its key unencrypted; encrypted with the passphrase of the home's options where absent. */
  readonly protection?: 'insecure-none'
}

/** Which authorities a server is made for. */
export type ServerOptions = {
  /** The client authority whose clients are let in; the default of the home where absent. */
  readonly authority?: string
  /** The authority of the server's certificate; the only one that has certified the host where absent. */
  readonly serverAuthority?: string
}

/** A claim's value as it is asked for; a time is a `Date` or RFC 3339 text. */
export type AskedClaim = string | number | bigint | boolean | Date | readonly string[]

export type IssueOptions = {
  /** The authority that signs; the default of its usage where absent, or with `again` that of the last certificate. */
  readonly authority?: string
  readonly dns?: readonly string[]
  readonly uris?: readonly string[]
  readonly ips?: readonly string[]
  /** One whose local part is not ASCII becomes an SmtpUTF8Mailbox (RFC 9598), which the profile must allow. */
  readonly emails?: readonly string[]
  readonly upns?: readonly string[]
  /** Object identifiers, which the profile must allow. */
  readonly registeredIds?: readonly string[]
  /** Claim's name → value; each is a file in the home's `claims/`. */
  readonly claims?: Readonly<Record<string, AskedClaim>>
  /** The profile that limits it; `client` or `server` where absent. */
  readonly profile?: string
  /** Days until it ends; as the profile says where absent. */
  readonly days?: number
  readonly keyType?: KeyType
  /** A key is made: `RequestOptions` has a request that brings one. */
  readonly request?: undefined
  /**
   * `once`, where absent, refuses a name that is in use. `again` issues one more, with the names, claims, profile, lifetime and
   * kind of key of the last one wherever nothing else is asked for; `afresh` takes nothing over.
   */
  readonly naming?: Naming
}

/**
 * What is asked for beside a request that brings the key: names given here win, kind by kind, over those in the request, of which only
 * those are taken that follow from the name of the certificate.
 */
export type RequestOptions = Omit<IssueOptions, 'keyType' | 'request'> & {
  /** One PKCS#10 request, in PEM or DER, as the program that has the key made it. */
  readonly request: string | Uint8Array
  readonly keyType?: undefined
}

type Files = NonNullable<IssueAnswer['files']>

/** What holds for the rows of a file of requests. */
export type BatchOptions = Pick<IssueOptions, 'profile' | 'days' | 'keyType'> & {
  /** The authority that signs; the first of the usage where absent. */
  readonly authority?: string
  /** `fitted`: issues `Alice Smith` as `alice-smith`; `as-given`, where absent, refuses such a row. */
  readonly names?: 'as-given' | 'fitted'
  /** `dry-run` issues nothing; `issue` where absent. */
  readonly mode?: 'issue' | 'dry-run'
}

/** A credential that was handed out: what the certificate says, and where it lies. */
export type Issued = Omit<IssueAnswer, 'mode' | 'files' | 'request'> & { readonly files: Required<Files> }

/** A certificate for the key of a request: the key is where it was made, and not among the files. */
export type Certified = Omit<IssueAnswer, 'mode' | 'files' | 'request'> & {
  readonly files: Omit<Files, 'key'>
  /** How the certificate differs from the request. */
  readonly request: NonNullable<IssueAnswer['request']>
}

/** A client's own credential and the authority of its servers, as options of `https.request` or `tls.connect`. PEM texts. */
export type ClientTls = {
  readonly cert: string
  /** Secret. */
  readonly key: string
  readonly ca: string
}

/** What a certificate has that renews another; what is not said, it has from that one. */
export type RenewalOptions = Omit<IssueOptions, 'naming' | 'authority'> & {
  /** `new` makes a key; `same` where absent. */
  readonly key?: 'same' | 'new'
  /** `keep`: a certificate stays good although its successor has other names or claims; `by-content` where absent. */
  readonly fate?: 'by-content' | 'keep'
  readonly mode?: 'renew' | 'dry-run'
}

/** What is done once the CRL is published. */
export type RevokeOptions = {
  /**
   * Brings the CRL to every server that the home knows, has each take it up, and asks until a client of the home's own, which the same CRL
   * revokes, is refused in each way in which it might go on.
   */
  readonly deploy?: {
    /** How long after the CRL was taken up that client may still get in until it counts as never refused: 1 to 600; 30 where absent. */
    readonly withinSeconds?: number
    /** `stated`: you answer for servers that are not on this machine. */
    readonly operator?: 'stated' | 'not-stated'
  }
}

/** What was revoked; `deployments` has what became of it at each server, where it was to be brought there. */
export type Revoked = Omit<RevokeAnswer, 'mode'>

/** The CRLs that come before the next one. */
export type RenewOptions = {
  /** `by-clock`: you answer for the clock, although the last CRL says that it is far behind or ahead; `rising` where absent. */
  readonly dating?: 'rising' | 'by-clock'
} & (
  | { readonly authority?: string; readonly published?: never; readonly from?: never }
  | {
      /** Name of the one authority that signs, such as `clients`. */
      readonly authority: string
      /** Files of CRLs that were published, as servers have them: the new one keeps whatever they name. */
      readonly published?: readonly string[]
      /** `record`: no copy of the last CRL is left anywhere, as you say; numbers are skipped. */
      readonly from?: 'last' | 'record'
    }
)

/** Which certificates are listed; all but those that were made for attacks where it is empty. */
export type ListOptions = Omit<ListRequest, 'limit'> & {
  /** At most so many; 50 where absent. Give the `next` of an answer as `before` for those that follow. */
  readonly limit?: number
}

export type ExportOptions = Omit<ExportRequest, 'pin' | 'mode' | 'origins'> & {
  /** Origins of other sites whose pages may send unsafe requests. */
  readonly origins?: readonly string[]
  /** `dry-run` writes nothing; `export` where absent. */
  readonly mode?: ExportRequest['mode']
}

/** How a PKCS#12 file is written. */
type BundleManner = {
  /** By which programs show what is inside; its name in the home where absent. */
  readonly friendlyName?: string
  /** `compat` is weak: 3DES with SHA-1, for programs that cannot read AES; `modern` where absent. */
  readonly protection?: BundleFacts['protection']
  /** `dry-run` writes nothing; `export` where absent. */
  readonly mode?: BundleAnswer['mode']
}

/** Where the password of a bundle comes from: 8 to 127 characters of ASCII. */
export type BundlePasswordSource =
  | { readonly password: () => string | Promise<string>; readonly passwordFile?: never }
  | {
      /** A file that its owner alone can read; where there is none, a random password is written into it. */
      readonly passwordFile: string
      readonly password?: never
    }

export type BundleOptions = BundleManner &
  BundlePasswordSource & {
    /** The file to write, which does not exist yet; `bundle.p12` beside the key where absent, which is replaced. */
    readonly out?: string
  }

export type TrustStoreOptions = BundleManner &
  (BundlePasswordSource | { readonly password?: never; readonly passwordFile?: never }) & {
    /** The file to write, which does not exist yet. */
    readonly out: string
    /** The pin of that authority, as you kept it elsewhere: anything else is refused. */
    readonly pin?: string
  }

export type TimerOptions = {
  /** The directory to write into. */
  readonly out: string
  /** What runs it; `systemd` where absent. */
  readonly scheduler?: TimerRequest['scheduler']
  /** `daily` where absent. */
  readonly every?: TimerRequest['every']
  /** Certificates are renewed that end within this time; `30d` where absent. */
  readonly expiring?: string
  /** The only authority whose certificates are renewed and whose CRL is signed; all of the home where absent. */
  readonly authority?: string
  /** Run by `sh -c` after something was renewed, and after each signing of the CRLs. */
  readonly command?: string
  /** Who runs it; the user to whom the home belongs where absent. */
  readonly user?: string
  /** `dry-run` writes nothing; `export` where absent. */
  readonly mode?: TimerRequest['mode']
}

export type DeliverOptions = Omit<DeliverRequest, 'pin' | 'mode' | 'to'> & {
  /** `dry-run` writes nothing; `export` where absent. */
  readonly mode?: DeliverRequest['mode']
}

/** Which client asks, and perhaps for what; all that the rules name where nothing is said. */
export type AccessOptions =
  | { readonly as?: string; readonly asking?: never }
  | { readonly as: string; readonly asking?: { readonly method: string; readonly target: string } }

export type PermitOptions = {
  /** The servers authority; the default where absent. */
  readonly authority?: string
  /** The pin of the servers' authority, as you kept it elsewhere: anything else is refused. */
  readonly pin?: string
  /** `dry-run` changes nothing; `permit` where absent. */
  readonly mode?: PermitAnswer['mode']
}

/** The server that is attacked, and how. */
type ProbedServer = AskedNeeds & {
  /** The server's name for SNI and Host, where it is not the URL's. */
  readonly host?: string
  /** A page that the honest client gets; `/` where absent. */
  readonly path?: string
  /**
   * Identifier of an attack → why you accept that it succeeds or settles nothing: it stays in the report, marked, and is no failure.
   * Of one that is enforced, `attacks` still has `accepted`: it is no longer needed.
   */
  readonly accept?: Readonly<Record<string, string>>
  /** `stated`: you answer for a server that is not on this machine. */
  readonly operator?: 'stated' | 'not-stated'
}

export type ProbeOptions = ProbedServer & {
  /** Name of the credential that must be let in; all others are compared with it. */
  readonly as: string
  /** The authority whose clients the server admits; that of the client's newest certificate where absent. */
  readonly authority?: string
  /** A file of the CA certificates that the server's is of, or `public` for those that browsers trust; the home's where absent. */
  readonly serverCa?: string
}

/** The same for a PKI without a home; the passphrase is that of its keys. */
export type ProbeServerOptions = ProbedServer & ProbeFiles & PassphraseSource & TokenPinSource
