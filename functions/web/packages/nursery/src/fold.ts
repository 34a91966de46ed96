/** The spelling in which names are searched, character by character as the server does it. */
export function fold(text: string): string {
  let folded = "";
  for (const char of text.replace(/\p{White_Space}/gu, "")) {
    let code = char.codePointAt(0) ?? 0;
    // Full-width ASCII is narrow, hiragana is katakana.
    if (code >= 0xff01 && code <= 0xff5e) code -= 0xfee0;
    else if (code >= 0x3041 && code <= 0x3096) code += 0x60;
    if (code >= 0x41 && code <= 0x5a) code += 0x20;
    folded += String.fromCodePoint(code);
  }
  return folded;
}
