import type { EntityType } from '../graph/schema.ts';

/** The grammar of version names: what "LLaMA-2-7B-chat" says without any list. */

export interface VersionName {
  /** The family as it is written: "LLaMA-2" of "LLaMA-2-7B-chat"; undefined where the name has no version. */
  family?: string;
  /** The form alone says that it is a version; else the family should be known by that name ("GPT" of "GPT-4"). */
  certain?: boolean;
  /** Number of weights: 7e9 for "7B". */
  parameters?: number;
  /** What stands after the family, of a model with a size. */
  release?: Release;
}

export interface Release {
  size: string;
  editions: string[];
}

const SIZE = /^(\d{1,4}(?:\.\d{1,3})?)([BMTbmt])$/;
const MIXTURE = /^(\d{1,3})x(\d{1,4}(?:\.\d{1,2})?)([BMbm])$/;
const POWER: Record<string, number> = { M: 1e6, B: 1e9, T: 1e12 };
/** What tells one release of a model from another. */
const EDITION =
  /^(?:base|large|small|tiny|medium|mini|nano|micro|huge|giant|xl|xxl|xlarge|plus|max|turbo|preview|inst|instruct|instruction|chat|it|pro|ultra|flash|lite|sonnet|opus|haiku|thinking|instant|reasoning|exp|experimental|cased|uncased|hf|a\d+(?:\.\d+)?b|[SBLHGT]\d?|\d+k)$/i;
/** Networks whose number is their depth. */
const BY_DEPTH =
  /^(?:ResNet|VGG|DenseNet|WideResNet|WRN|ResNeXt|ResNeSt|PreResNet|Darknet|Res2Net|RegNet|EfficientNet|MobileNet|ShuffleNet)$/i;

/** No list of versions or numbers is longer, and text built to make the patterns slow is not tried. */
const LONGEST_LIST = 60;

/** "LLaMA-2-7B/13B/70B" and "LLaMA-2 7B, 13B and 70B" name a model for each size. */
const SIZES =
  /^(.*?\p{L}.*?[-_ ]?)(\d{1,4}(?:\.\d{1,3})?[BM])((?:(?:\/|,? and |, | or | & )\d{1,4}(?:\.\d{1,3})?[BM])+)$/u;

/** "YOLOv5/v7" and "LiveCodeBench v4, v5 and v6" name a version each. */
const VERSIONS =
  /^(.*?\p{L}.*?[-_ ]?)(v\d{1,2}(?:\.\d{1,2})?)((?:(?:\/|,? and |, | or | & )v\d{1,2}(?:\.\d{1,2})?)+)$/iu;

/** The names that a list of sizes or versions stands for; empty for a name without one. */
export function namesOfReleases(name: string): string[] {
  const list = SIZES.exec(name) ?? (name.length > LONGEST_LIST ? null : VERSIONS.exec(name));
  if (!list) return [];
  const [, base = '', first = '', others = ''] = list;
  return [first, ...others.split(/\/|,? and |, | or | & /).slice(1)].map((each) => base + each);
}

/** The names of "v7" and "v8" behind "YOLOv5"; empty for a name that does not end in a version. */
export function namesOfVersions(name: string, versions: readonly string[]): string[] {
  if (name.length > LONGEST_LIST) return [];
  const base = /^(.*?\p{L}.*?[-_ ]?)v\d{1,2}(?:\.\d{1,2})?$/iu.exec(name)?.[1];
  return base === undefined ? [] : versions.map((version) => base + version);
}

/** True for "v2" and "V2.5". */
export function isVersion(text: string): boolean {
  return /^v\d{1,2}(?:\.\d{1,2})?$/i.test(text);
}

/** "CIFAR-10/100", "ResNet-18, 34 and 50", "PASCAL VOC 2007 & 2012", "CIFAR-10/100-C". */
const NUMBERS =
  /^(.*?\p{L}.*?[-_ ]?)(\d{1,4}(?:\.\d)?)((?:(?:\/|, ?(?:and )?| and | ?& ?)-?\d{1,4}(?:\.\d)?)+)(-\p{Lu}{1,3})?$/u;

/** The names that a list of numbers behind one name may stand for; empty for a name without one. */
export function namesOfNumbers(name: string): string[] {
  const list = name.length > LONGEST_LIST ? null : NUMBERS.exec(name);
  if (!list) return [];
  const [, base = '', first = '', others = '', end = ''] = list;
  return [first, ...(others.match(/\d{1,4}(?:\.\d)?/g) ?? [])].map((each) => base + each + end);
}

/** The same version with a "v" before its number or without one, as others write it: "LLaMA-2" of "LLaMA-v2", "YOLOv5" of "YOLO5". */
export function otherNumbering(name: string): string | undefined {
  const parts = /^(.*?\p{L})[- ]?(v?)(\d{1,2}(?:\.\d{1,2})?)$/iu.exec(name.slice(0, LONGEST_LIST));
  if (!parts || parts[0] !== name) return undefined;
  const [, base = '', v, number = ''] = parts;
  return v ? `${base}-${number}` : `${base}v${number}`;
}

/** True for "7B" and "13.5M". */
export function isSize(text: string): boolean {
  return SIZE.test(text);
}

const SEPARATOR = /[-_ /]/;

/**
 * Family and size of a name. Of a model, sizes ("7B", "8x7B"), editions ("Instruct", "turbo", "base") and patch sizes
 * ("B/16") are taken off the end one after the other, or else a version number ("v2", "4"); of a benchmark a version
 * ("v2", "2.0") or a year.
 */
export function readVersion(name: string, type: EntityType): VersionName {
  if (type === 'Benchmark') {
    const numbered = /^(.*\p{L}.*?)(?:[- ]?[vV]\d+(?:\.\d+)?|[- ]\d\.\d)$/u.exec(name);
    if (numbered) return { family: numbered[1]!, certain: true };
    const dated = /^(.*\p{L}.*?)[- ]?(?:19|20)\d\d$/u.exec(name);
    return dated ? { family: dated[1]! } : {};
  }
  const result: VersionName = type === 'Model' ? readEditions(name) : {};
  if (result.family === undefined) Object.assign(result, readNumber(name, type));
  return result;
}

function readEditions(name: string): VersionName {
  const result: VersionName = {};
  const editions: string[] = [];
  let sized = '';
  let end = name.length;
  for (let turn = 0; turn < 6; turn++) {
    const at = lastSeparator(name, end);
    if (at <= 0) break;
    const part = name.slice(at + 1, end);
    const size = SIZE.exec(part);
    const mixture = MIXTURE.exec(part);
    const depth = /^\d{1,3}$/.test(part);
    if (size) {
      result.parameters ??= Math.round(Number(size[1]) * POWER[size[2]!.toUpperCase()]!);
    } else if (mixture) {
      const [, experts, each, unit] = mixture;
      result.parameters ??= Math.round(
        Number(experts) * Number(each) * POWER[unit!.toUpperCase()]!,
      );
    } else if (depth && !(BY_DEPTH.test(name.slice(0, at)) || /-[SBLHGT]$/.test(name.slice(0, at))))
      break;
    else if (!depth && !EDITION.test(part)) break;
    if (size || mixture) sized ||= part.replace(/b$/, 'B');
    else editions.unshift(part);
    end = at;
  }
  const family = name.slice(0, end);
  if (end < name.length && /\p{L}{2}|\p{Lu}\d/u.test(family)) {
    result.family = family;
    result.certain = true;
    // "Chat-1M" tells the length that it reads, not its weights: it stays as written
    if (sized && !(editions.length > 0 && sized.endsWith('M')))
      result.release = { size: sized, editions };
  }
  return result;
}

/**
 * A release under its family's name, as papers write it: "LLaMA-2 7B", "OPT-6.7B", "Qwen2.5-7B", "Qwen2.5-7B-Instruct"; the
 * size comes before the edition, so that "LLaMA-2-Chat-70B" and "Llama 2 70B Chat" are one.
 */
export function releaseName(family: string, { size, editions }: Release): string {
  if (editions.length > 0) return [family, size, ...editions.map(editionName)].join('-');
  return `${family}${/[-_ ]v?\d[\d.]*$/i.test(family) ? ' ' : '-'}${size}`;
}

function editionName(edition: string): string {
  return /^(?:chat|instruct|base|turbo|thinking|preview)$/.test(edition)
    ? edition[0]!.toUpperCase() + edition.slice(1)
    : edition;
}

function readNumber(name: string, type: EntityType): VersionName {
  const version = /^(.*\p{L}.*?)[- ]?[vV]\d+(?:\.\d+)?$/u.exec(name);
  if (version) return { family: version[1]!, certain: type === 'Model' };
  const number = /^(.*\p{L}.*?)[- ]?\d+(?:\.\d+)?$/u.exec(name);
  return number && type === 'Model' ? { family: number[1]! } : {};
}

function lastSeparator(name: string, end: number): number {
  for (let i = end - 1; i > 0; i--) if (SEPARATOR.test(name[i]!)) return i;
  return -1;
}
