/** The writer alone, as the package's own entry also loads an XML parser, which a browser need not carry. */
declare module 'graphology-gexf/common/writer.js' {
  export { write as default } from 'graphology-gexf';
}
