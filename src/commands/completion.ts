import { Argument, type Command } from 'commander';
import { savedQueries } from '../stores/saved-queries.ts';
import { out } from '../terminal.ts';
import { bashCompletion } from './completion/bash.ts';
import { fishCompletion } from './completion/fish.ts';
import { completionModel } from './completion/model.ts';
import { zshCompletion } from './completion/zsh.ts';

const SHELLS = { bash: bashCompletion, zsh: zshCompletion, fish: fishCompletion };

export function register(program: Command): void {
  program
    .command('completion')
    .description('Prints a script by which a shell completes commands, options and saved queries.')
    .addArgument(new Argument('<shell>', 'which shell').choices(Object.keys(SHELLS)))
    .addHelpText('after', HELP)
    .action((shell: keyof typeof SHELLS) => {
      const script = SHELLS[shell](completionModel(program, savedQueries()));
      out(script.trimEnd());
    });
}

const HELP = `
In your shell's start file:
  bash  source <(paperloom completion bash)           in ~/.bashrc
  zsh   source <(paperloom completion zsh)            in ~/.zshrc, after compinit
  fish  paperloom completion fish | source            in ~/.config/fish/config.fish`;
