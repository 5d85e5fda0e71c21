/** The grammar of version names: what "LLaMA-2-7B-chat" says without any list. */

export interface VersionName {
  /** The family as it is written: "LLaMA-2" of "LLaMA-2-7B-chat"; undefined where the name has no version. */
  family?: string;
  /** Number of weights: 7e9 for "7B". */
  parameters?: number;
}

const SIZE = /^(\d{1,4}(?:\.\d{1,3})?)([BMTbmt])$/;
const MIXTURE = /^(\d{1,3})x(\d{1,4}(?:\.\d{1,2})?)([BMbm])$/;
const POWER: Record<string, number> = { M: 1e6, B: 1e9, T: 1e12 };
/** What may come after a name, or between name and size, to tell one release from another. */
const EDITION =
  /^(?:base|large|small|tiny|medium|mini|nano|micro|huge|giant|xl|xxl|xlarge|x-large|plus|max|turbo|preview|instruct|chat|it|pro|ultra|flash|lite|sonnet|opus|haiku|thinking|instant|hf|distill|sft|rl|[SBLHGTX]|v\d+(?:\.\d+)?|\d+k)$/i;
const CONVOLUTION_DEPTH =
  /^(?:ResNet|VGG|DenseNet|WideResNet|ResNeXt|ResNeSt|ViT|Inception|MobileNet|EfficientNet|PreResNet|Darknet)$/i;

/** Parts between hyphens, underscores, blanks and slashes. */
const SEPARATOR = /[-_ /]/;

/**
 * Family and size of a model's name: sizes ("7B", "8x7B"), editions ("Instruct", "turbo", "base") and patch sizes
 * ("B/16") are taken off the end, one after the other.
 */
export function readVersion(name: string): VersionName {
  const result: VersionName = {};
  let end = name.length;
  let cut = false;
  for (let turn = 0; turn < 6; turn++) {
    const at = lastSeparator(name, end);
    if (at <= 0) break;
    const part = name.slice(at + 1, end);
    const size = SIZE.exec(part);
    const mixture = MIXTURE.exec(part);
    if (size) result.parameters ??= Math.round(Number(size[1]) * POWER[size[2]!.toUpperCase()]!);
    else if (mixture) {
      result.parameters ??= Math.round(
        Number(mixture[1]) * Number(mixture[2]) * POWER[mixture[3]!.toUpperCase()]!,
      );
    } else if (
      /^\d{1,3}$/.test(part) &&
      CONVOLUTION_DEPTH.test(name.slice(0, at).split(SEPARATOR)[0]!)
    )
      cut = true;
    else if (!EDITION.test(part)) break;
    end = at;
    cut = true;
  }
  if (!cut) return result;
  const family = name.slice(0, end);
  if (/\p{L}{2}|\p{Lu}\d/u.test(family)) result.family = family;
  return result;
}

function lastSeparator(name: string, end: number): number {
  for (let i = end - 1; i > 0; i--) if (SEPARATOR.test(name[i]!)) return i;
  return -1;
}

/** A list of sizes after a name: the "13B" of "LLaMA-2-7B/13B". */
export function isSize(part: string): boolean {
  return SIZE.test(part);
}
