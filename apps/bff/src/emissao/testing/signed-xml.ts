import { createHash } from 'node:crypto'
import { authorised, SAMPLE_XML } from './sample-nf3e.ts'

/**
 * The NF3e around an enveloped signature as heavy as a real one: an RSA-2048 signature and a certificate of ICP-Brasil
 * of 1.5 kB. The bytes are as incompressible, and mean nothing.
 */
export function signed(xml: string = SAMPLE_XML): string {
  const id = /Id="([^"]+)"/.exec(xml)?.[1] ?? ''
  const signature =
    '<Signature xmlns="http://www.w3.org/2000/09/xmldsig#"><SignedInfo>' +
    '<CanonicalizationMethod Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/>' +
    '<SignatureMethod Algorithm="http://www.w3.org/2000/09/xmldsig#rsa-sha1"/>' +
    `<Reference URI="#${id}"><Transforms>` +
    '<Transform Algorithm="http://www.w3.org/2000/09/xmldsig#enveloped-signature"/>' +
    '<Transform Algorithm="http://www.w3.org/TR/2001/REC-xml-c14n-20010315"/></Transforms>' +
    `<DigestMethod Algorithm="http://www.w3.org/2000/09/xmldsig#sha1"/><DigestValue>${noise(id, 20)}</DigestValue>` +
    `</Reference></SignedInfo><SignatureValue>${noise(`${id} signature`, 256)}</SignatureValue><KeyInfo><X509Data>` +
    `<X509Certificate>${noise('certificate', 1500)}</X509Certificate></X509Data></KeyInfo></Signature>`
  return xml.replace('</NF3e>', `${signature}</NF3e>`)
}

/** The sample as the SEFAZ gives it back: signed and authorised. */
export function signedNf3eProc(): string {
  return authorised(signed())
}

/** Base64 of bytes that only look like chance. */
function noise(seed: string, length: number): string {
  const blocks = Array.from({ length: Math.ceil(length / 32) }, (_, block) =>
    createHash('sha256').update(`${seed} ${block}`).digest(),
  )
  return Buffer.concat(blocks).subarray(0, length).toString('base64')
}
