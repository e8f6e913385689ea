"""Tries a mutant: makes the tests see it, and says whether they notice."""

import json
import os
import pathlib
import resource
import shlex
import shutil
import signal
import subprocess

import mutants

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = ROOT / "build/dev"
WORK = ROOT / "build/mutation"

# A test program under build/dev, by its target.
POLICY = "services/request/policy"
STATES = "services/request/rules/request_states_test"
SHIPPED = f"{POLICY}/request_policy_shipped_test"
AUTHORITY = f"{POLICY}/request_policy_authority_test"
CLOCKS = f"{POLICY}/request_policy_clocks_test"
FEES = f"{POLICY}/request_policy_fees_test"


def run(program, seconds, **environment):
    """Returns what one test program makes of it. Refused: rules that do not
    load end the program before any test. `seconds` are of the processor, so
    that a busy machine makes nothing hang."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))

    done = subprocess.run(
        [program, "--gtest_fail_fast", "--gtest_brief=1"], preexec_fn=limit,
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        env={**os.environ, **environment})
    if -done.returncode in (signal.SIGXCPU, signal.SIGKILL):
        return "timeout"
    if environment and done.returncode == -signal.SIGABRT:
        return "refused"
    return "killed" if done.returncode else "survived"


class Trial:
    """How mutants of one kind are tried; `programs` are the tests."""

    programs = []

    def __init__(self, seconds):
        self.seconds = seconds
        WORK.mkdir(parents=True, exist_ok=True)
        subprocess.run(["ninja", "-j1", "-C", BUILD,
                        *map(os.path.basename, self.programs)],
                       check=True, stdout=subprocess.DEVNULL)

    def first_to_notice(self, run_one):
        """Runs the tests until one notices; that one is the first next time:
        what lies together is mostly noticed by the same."""
        for program in list(self.programs):
            outcome = run_one(program)
            if outcome != "survived":
                self.programs.remove(program)
                self.programs.insert(0, program)
                return outcome
        return "survived"


class RuleTrial(Trial):
    """The tests read a copy of the rule data, in which one file is changed."""

    def __init__(self, seconds):
        self.programs = [STATES, SHIPPED]
        super().__init__(seconds)
        self.folder = WORK / "data"
        shutil.rmtree(self.folder, ignore_errors=True)
        shutil.copytree(ROOT / "services/request/rules/data", self.folder)
        if self.outcome() != "survived":
            raise SystemExit("the tests fail with nothing changed")

    def outcome(self):
        return self.first_to_notice(
            lambda program: run(BUILD / program, self.seconds,
                                CUSTODIA_TEST_RULES=str(self.folder)))

    def try_one(self, mutant, text):
        copy = self.folder / pathlib.Path(mutant.file).name
        copy.write_text(mutant.apply(text))
        outcome = self.outcome()
        copy.write_text(text)
        return outcome


class PolicyTrial(Trial):
    """One file is compiled, and linked before the library that holds it."""

    def __init__(self, seconds):
        self.programs = [AUTHORITY, CLOCKS, FEES, SHIPPED]
        super().__init__(seconds)
        self.links = {program: self.link_of(program)
                      for program in self.programs}
        commands = json.loads((BUILD / "compile_commands.json").read_text())
        self.compiles = {entry["file"]: shlex.split(entry["command"])
                         for entry in commands}
        self.fail_unless_green()

    def fail_unless_green(self):
        name = f"{POLICY}/condition.cc"
        text = (ROOT / name).read_text()
        nothing = mutants.make(name, text, 0, 0, "")
        if self.try_one(nothing, text) != "survived":
            raise SystemExit("the tests fail with nothing changed")

    def link_of(self, program):
        """Returns the command that links a test with the mutant."""
        said = subprocess.run(
            ["ninja", "-C", BUILD, "-t", "commands", "-s", program],
            check=True, capture_output=True, text=True).stdout
        command = next(part for part in said.split(" && ")
                       if f" -o {program} " in part)
        words = [word for word in shlex.split(command) if word != "-g1"]
        at = words.index("-o")
        words[at + 1] = str(WORK / os.path.basename(program))
        return words[:at] + [str(WORK / "mutant.o")] + words[at:]

    def compile(self, mutant, text):
        source = WORK / "mutant.cc"
        source.write_text(mutant.apply(text))
        words = self.compiles[str(ROOT / mutant.file)]
        words = [word for word in words if word not in ("-g1", "-Werror")]
        words[words.index("-o") + 1] = str(WORK / "mutant.o")
        words[words.index("-c") + 1] = str(source)
        # Assertions: a loop that runs past the end must not go unseen.
        flags = ["-O0", "-w", "-D_GLIBCXX_ASSERTIONS"]
        return subprocess.run([*words, *flags], cwd=BUILD,
                              stderr=subprocess.DEVNULL).returncode == 0

    def run_linked(self, program):
        subprocess.run(self.links[program], cwd=BUILD, check=True)
        return run(WORK / os.path.basename(program), self.seconds)

    def try_one(self, mutant, text):
        if not self.compile(mutant, text):
            return "unbuildable"
        return self.first_to_notice(self.run_linked)
