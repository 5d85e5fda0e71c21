import { EXPORT_FORMATS } from '../../../src/export/formats.ts';
import type { Graph } from '../../../src/graph/schema.ts';

export interface DataFile {
  /** Names it in the dialog. */
  key: string;
  words: string;
  about: string;
  mediaType: string;
  /** How the file's name ends. */
  ending: string;
  write(graph: Graph): Iterable<string>;
}

const WORDS: Readonly<Record<string, string>> = {
  gexf: 'GEXF',
  graphml: 'GraphML',
  json: 'JSON',
  jsonld: 'JSON-LD',
  csv: 'CSV',
  cypher: 'Cypher script',
};

/** The formats of the command line as files to be saved: one for each part of a format. */
export const DATA_FILES: readonly DataFile[] = EXPORT_FORMATS.flatMap((format) =>
  format.parts.map(({ file, write }) => {
    const several = format.parts.length > 1;
    const [name = '', ending = ''] = file.split('.');
    return {
      key: several ? `${format.name}-${name}` : format.name,
      words: several ? `${WORDS[format.name]}, ${name}` : (WORDS[format.name] ?? format.name),
      about: several ? `spreadsheets and pandas: a row for each of the ${name}` : format.about,
      mediaType: format.mediaType,
      ending: several ? `-${name}.${ending}` : `.${ending}`,
      write,
    };
  }),
);
