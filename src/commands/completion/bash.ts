import { type Completed, type CompletionModel, patterns, valueFlags } from './model.ts';

/**
 * A completion script for bash, from version 3.2 on and with no other package. Where it has no words to offer, bash completes names
 * of files. Bash cuts words at "=", which the script sees to.
 */
export function bashCompletion(model: CompletionModel): string {
  const { program, commands } = model;
  const values = commands.flatMap(({ name, options }) =>
    options.flatMap(({ flags, value }) =>
      value
        ? [
            arm(
              flags.map((flag) => `${name} ${flag}`),
              offer(value, model),
            ),
          ]
        : [],
    ),
  );
  const options = commands.map(({ name, options }) =>
    arm([name], setWords(options.flatMap(({ flags }) => flags))),
  );
  const places = commands.map(({ name, argument }) => arm([name], offer(argument, model)));
  const top = [...commands.map(({ name }) => name), ...model.options.flatMap(({ flags }) => flags)];
  return `# Completion of ${program} for bash: source <(${program} completion bash)
_${program}() {
  local cur="\${COMP_WORDS[COMP_CWORD]}" prev="\${COMP_WORDS[COMP_CWORD-1]}"
  local command= first= after= words= word i
  COMPREPLY=()
  if [[ "$cur" == "=" ]]; then cur=
  elif [[ "$prev" == "=" ]]; then prev="\${COMP_WORDS[COMP_CWORD-2]}"
  fi
  for ((i = 1; i < COMP_CWORD; i++)); do
    word="\${COMP_WORDS[i]}"
    if [[ "$word" == "=" ]]; then after=1
    elif [[ -n "$after" ]]; then after=
    elif [[ -z "$command" ]]; then [[ "$word" == -* ]] || command="$word"
    elif [[ "$word" == -* ]]; then
      case "$command $word" in
        ${patterns(valueFlags(model))}) after=1 ;;
      esac
    elif [[ -z "$first" ]]; then first="$word"
    fi
  done
  if [[ -z "$command" ]]; then
    ${setWords(top)}
  else
    case "$command $prev" in
${values.join('\n')}
      *)
        if [[ "$cur" == -* ]]; then
          case "$command" in
${options.join('\n')}
          esac
        else
          case "$command" in
${places.join('\n')}
          esac
        fi ;;
    esac
  fi
  COMPREPLY=($(compgen -W "$words" -- "$cur"))
  if [[ "\${COMPREPLY[0]}" == *= ]]; then compopt -o nospace 2>/dev/null; fi
}
complete -o default -F _${program} ${program}
`;
}

function arm(words: readonly string[], commands: string): string {
  return `      ${patterns(words)}) ${commands} ;;`;
}

function offer(what: Completed | undefined, { queries }: CompletionModel): string {
  switch (what?.kind) {
    case 'words':
      return setWords(what.words);
    case 'queries':
      return `[[ -n "$first" ]] || ${setWords(queries.map(({ name }) => name))}`;
    case 'parameters': {
      const arms = queries.map(({ name, parameters }) =>
        arm([name], setWords(parameters.map((parameter) => `${parameter}=`))),
      );
      return `case "$first" in\n${arms.join('\n')}\n      esac`;
    }
    default:
      return ':';
  }
}

/** Bash expands what compgen is given, so only plain words come in. */
function setWords(words: readonly string[]): string {
  return `words='${words.filter((word) => /^[\w.=-]+$/.test(word)).join(' ')}'`;
}
