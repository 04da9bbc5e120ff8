/** A credential in the forms in which it travels: as it is, percent-encoded, form-encoded (also RFC 6749 2.3.1) and in Base64. */
function formsOf(secret: string): string[] {
  const percent = encodeURIComponent(secret);
  const everySign = percent.replace(
    /[-_.!~*'()]/g,
    (sign) => `%${Buffer.from(sign).toString('hex').toUpperCase()}`,
  );
  const form = new URLSearchParams([['', secret]]).toString().slice(1);
  return [secret, percent, everySign, form, Buffer.from(secret).toString('base64')];
}

/** A text of a server without the credentials that it repeats: an error must not carry them on. */
export function redact(text: string, secrets: readonly string[]): string {
  const forms = secrets.filter((secret) => secret !== '').flatMap(formsOf);
  return forms.reduce((rest, form) => rest.replaceAll(form, '[removed]'), text);
}
