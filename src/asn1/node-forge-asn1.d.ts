/**
 * Declares the few functions of node-forge's ASN.1 writer that `writer.ts` calls. Does not declare its reader and its PKI, so
 * that nobody uses them.
 */
declare module 'node-forge/lib/asn1.js' {
  type Asn1 = { readonly type: number }
  const asn1: {
    /** `value` is a binary string: one character per octet. */
    create(tagClass: number, type: number, constructed: boolean, value: string): Asn1
    toDer(node: Asn1): { getBytes(): string }
  }
  export default asn1
}
