/** Words that tell what the names around them are and what the paper does with them. */

/** Groups of verbs and other words; the number is the group. */
export const CUE_GROUPS = {
  propose:
    'propose proposes proposed introduce introduces introduced present presents presented develop develops developed devise devised design designs designed',
  release:
    'release releases released construct constructed construct create created curate curated build built collect collected contribute annotated annotate',
  name: 'called named dubbed termed call name dub term denoted coined namely abbreviated titled',
  compare:
    'compared compare comparison outperform outperforms outperformed outperforming surpass surpasses surpassing surpassed beats beating exceed exceeds exceeding baseline baselines superior than over unlike versus vs competitive comparable',
  evaluate:
    'evaluate evaluated evaluation evaluations experiments experiment experimental results result tested test tests validate validated benchmarks achieves achieve achieving reported',
  use: 'use uses using used utilize utilizes utilizing employ employs employing employed leverage leverages leveraging leveraged adopt adopts adopting adopted apply applies applied applying via through based incorporate incorporates incorporating incorporated combine combines combining integrate integrates integrating fine-tune fine-tuned finetuned finetune finetuning trained train training implement implemented',
  extend:
    'extend extends extending extended extension variant variants generalize generalizes generalization build builds upon improve improves improving improved enhance enhances enhancing',
  such: 'such as including like e.g namely',
  existing:
    'existing previous prior recent traditional conventional current popular standard widely commonly typical classical',
} as const;

export type CueGroup = keyof typeof CUE_GROUPS;
export const CUE_NAMES = Object.keys(CUE_GROUPS) as CueGroup[];

/** Lower-case word → number of its group, from 1. */
export const CUES: ReadonlyMap<string, number> = new Map(
  CUE_NAMES.flatMap((group, index) =>
    CUE_GROUPS[group].split(' ').map((word): [string, number] => [word, index + 1]),
  ).reverse(),
);

/** Nouns that say what a name beside them is. */
const HEADS = {
  method:
    'method methods approach approaches algorithm algorithms framework frameworks technique techniques strategy strategies scheme schemes module modules mechanism mechanisms pipeline pipelines system systems procedure paradigm library toolkit toolbox tool tools optimizer optimizers loss losses regularizer solver estimator attack attacks defense kernel layer layers block blocks decoding training tuning learning sampling objective platform package policy engine prompting metric plugin operator protocol',
  model:
    'model models network networks architecture architectures transformer transformers backbone backbones encoder encoders decoder decoders llm llms mllm mllms vlm vlms lvlm lvlms lm lms plm plms cnn cnns gan gans autoencoder vae classifier detector net nets',
  benchmark:
    'dataset datasets benchmark benchmarks corpus corpora testbed suite leaderboard challenge collection treebank database databases set sets data testset task tasks questions environment environments games domain',
} as const;

/** Lower-case noun → 1 method, 2 model, 3 benchmark. */
export const HEAD_NOUNS: ReadonlyMap<string, number> = new Map(
  Object.values(HEADS).flatMap((words, index) =>
    words.split(' ').map((word): [string, number] => [word, index + 1]),
  ),
);
