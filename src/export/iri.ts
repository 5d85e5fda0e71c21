import { webAddress } from '../graph/web-address.ts';
import { wellFormed } from '../text/well-formed.ts';

/**
 * An id as the last part of an IRI, from which decodeURIComponent gives it back. All but unreserved characters are
 * percent-encoded; the colon stays, so that "method:lora" reads as it is.
 */
export function iriPart(id: string): string {
  return encodeURIComponent(wellFormed(id)).replaceAll('%3A', ':');
}

/**
 * An address of the web as an IRI (RFC 3987), undefined for any other text. Browsers take more than is one: what an IRI may not
 * hold is percent-encoded. A user or password in it is left out.
 */
export function webIri(text: string | undefined): string | undefined {
  const address = text === undefined ? undefined : webAddress(wellFormed(text));
  if (address === undefined) return undefined;
  const { origin, pathname, search, hash } = new URL(address);
  const encoded = (part: string) =>
    part.replace(/%(?![0-9a-f]{2})|[^\w\-.~!$&'()*+,;=:@/?%]/gi, encodeURIComponent);
  return `${origin}${encoded(pathname)}${encoded(search)}${hash && `#${encoded(hash.slice(1))}`}`;
}
