/** The pattern of capitals, small letters and digits, runs made one: "LLaMA2" → "XxX9", "Qwen2.5" → "Xx9.9". */
export function shapeOf(text: string): string {
  let shape = '';
  let last = '';
  for (let i = 0; i < text.length && shape.length < 12; i++) {
    const code = text.charCodeAt(i);
    let kind: string;
    if (code >= 97 && code <= 122) kind = 'x';
    else if (code >= 65 && code <= 90) kind = 'X';
    else if (code >= 48 && code <= 57) kind = '9';
    else if (code < 128) kind = text[i]!;
    else kind = /\p{Lu}/u.test(text[i]!) ? 'X' : /\p{L}/u.test(text[i]!) ? 'x' : 'u';
    if (kind === last) continue;
    shape += kind;
    last = kind;
  }
  // One capital is not the same as several: "Adam" and "ADam".
  return (
    shape +
    (text.length === 1 ? '1' : shape.startsWith('Xx') && /^\p{Lu}{2}/u.test(text) ? '+' : '')
  );
}

/** Abbreviations that name no method, model or benchmark of their own. */
const PLAIN_CAPITALS: ReadonlySet<string> = new Set(
  (
    'AI ML DL NLP CV IR HCI IoT AGI GPU GPUs CPU CPUs TPU TPUs RAM API APIs URL USA US UK EU UN SOTA 2D 3D 4D 6D RGB RGBD RGB-D ' +
    'HD UHD HDR LiDAR MRI CT PET EEG ECG EHR QA VQA NER POS OCR ASR TTS MT NMT WER BLEU ROUGE mAP AP AUC ROC IoU mIoU FID PSNR SSIM ' +
    'MSE MAE RMSE F1 KL NP P OOD ID IID i.i.d FLOPs FLOP GB TB MB PB FPS II III IV I A B C D K N X Y Z DNA RNA COVID COVID-19 CUDA ' +
    'SQL JSON HTML XML PDF CAD PC ICLR NeurIPS ICML ACL EMNLP CVPR ICCV ECCV AAAI IJCAI NAACL arXiv GitHub HuggingFace KV FFN QKV A100 H100 ' +
    'LLM LLMs MLLM MLLMs VLM VLMs LVLM LVLMs LMM LMMs PLM PLMs LM LMs DNN DNNs CNN CNNs RNN RNNs GNN GNNs GAN GANs VAE VAEs RL DRL MARL KD FL RAG SFT PEFT ICL CoT RLHF'
  ).split(' '),
);

/** Endings of compounds that describe and do not name: "LLM-based". */
const DESCRIBING =
  /[-](?:based|driven|aware|guided|free|like|style|level|specific|only|shot|efficient|trained|tuned|powered|enhanced|augmented|generated|agnostic|invariant|wise|th|D|to|and|or|th|dimensional|bit|oriented|assisted|centric|enabled|induced|related)$/i;

/** A chunk that looks made up as a name: capitals inside, or capitals and digits. "GaLore", "H2O", "BERT", not "LLM-based". */
export function isCoined(chunk: string): boolean {
  if (chunk.length < 2 || chunk.length > 40 || PLAIN_CAPITALS.has(chunk)) return false;
  if (!/\p{Lu}/u.test(chunk) || DESCRIBING.test(chunk)) return false;
  const capitals = chunk.match(/\p{Lu}/gu)!.length;
  if (/^\p{Lu}\p{Ll}+(?:-\p{Lu}?\p{Ll}+)*$/u.test(chunk)) return false;
  return (
    capitals >= 2 || (/\d/.test(chunk) && /\p{L}{2}/u.test(chunk)) || /^\p{Ll}+\p{Lu}/u.test(chunk)
  );
}
