declare module 'sax' {
  interface Tag {
    uri: string;
    local: string;
    attributes: Record<string, { uri: string; local: string; value: string }>;
  }
  interface SaxParser {
    onerror: (failure: Error) => void;
    onopentag: (tag: Tag) => void;
    onclosetag: () => void;
    ontext: (text: string) => void;
    oncdata: (text: string) => void;
    write(text: string): this;
    close(): void;
  }
  const sax: { parser(isStrict: boolean, options: { xmlns: boolean }): SaxParser };
  export default sax;
}
