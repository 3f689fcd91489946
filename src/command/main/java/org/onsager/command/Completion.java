package org.onsager.command;

import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Prints a script by which a shell completes words of the command. */
@Command(
    name = "completion",
    description = "prints a script for bash and zsh: source <(onsager completion)")
final class Completion implements Runnable {

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public void run() {
    spec.commandLine().getOut().print(AutoComplete.bash("onsager", spec.root().commandLine()));
    spec.commandLine().getOut().flush();
  }
}
