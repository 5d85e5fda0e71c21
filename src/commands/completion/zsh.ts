import {
  type Completed,
  type CompletedOption,
  type CompletionModel,
  patterns,
  valueFlags,
} from './model.ts';

/** A completion script for zsh, with what each command, option and query is about. */
export function zshCompletion(model: CompletionModel): string {
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
    arm([name], describe('option', flagsOf(options))),
  );
  const places = commands.map(({ name, argument }) => arm([name], offer(argument, model)));
  const top = commands.map(({ name, about }): [string, string] => [name, about]);
  return `#compdef ${program}
# Completion of ${program} for zsh: source <(${program} completion zsh)
_${program}() {
  local cur="\${words[CURRENT]}" prev="\${words[CURRENT-1]}"
  local command= first= after= word i
  local -a found
  if [[ "$cur" == --*=* ]]; then
    prev="\${cur%%=*}"
    compset -P '*='
  fi
  for ((i = 2; i < CURRENT; i++)); do
    word="\${words[i]}"
    if [[ -n "$after" ]]; then after=
    elif [[ -z "$command" ]]; then [[ "$word" == -* ]] || command="$word"
    elif [[ "$word" == -* ]]; then
      case "$command $word" in
        (${patterns(valueFlags(model))}) after=1 ;;
      esac
    elif [[ -z "$first" ]]; then first="$word"
    fi
  done
  if [[ -z "$command" ]]; then
    ${describe('command', [...top, ...flagsOf(model.options)])}
    return
  fi
  case "$command $prev" in
${values.join('\n')}
    (*)
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
}
if [[ "\${funcstack[1]}" == _${program} ]]; then _${program} "$@"; else compdef _${program} ${program}; fi
`;
}

function arm(words: readonly string[], commands: string): string {
  return `    (${patterns(words)}) ${commands} ;;`;
}

function flagsOf(options: readonly CompletedOption[]): [string, string][] {
  return options.flatMap(({ flags, about }) =>
    flags.map((flag): [string, string] => [flag, about]),
  );
}

function offer(what: Completed | undefined, { queries }: CompletionModel): string {
  switch (what?.kind) {
    case 'words':
      return `compadd -- ${what.words.map(quoted).join(' ')}`;
    case 'files':
      return '_files';
    case 'queries': {
      const titles = queries.map(({ name, title }): [string, string] => [name, title]);
      return `[[ -n "$first" ]] || { ${describe('query', titles)} }`;
    }
    case 'parameters': {
      const arms = queries.map(({ name, parameters }) =>
        arm([name], `compadd -S '' -- ${parameters.map((one) => quoted(`${one}=`)).join(' ')}`),
      );
      return `case "$first" in\n${arms.join('\n')}\n    esac`;
    }
    default:
      return ':';
  }
}

function describe(what: string, rows: readonly [name: string, about: string][]): string {
  const items = rows.map(([name, about]) => quoted(`${name.replaceAll(':', '\\:')}:${about}`));
  return `found=(${items.join(' ')}); _describe ${what} found;`;
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", "'\\''")}'`;
}
