import Testing

@testable import KalkylTool

/// `kalkyl fmt`: which files are written, what is said, and the status.
struct FormatCommandTests {
  private let untidy = "years   2025..2028 // plan\ncurrency tkr\nlet a={2025:1000}\n"
  private let tidy = "years 2025..2028  // plan\ncurrency tkr\nlet a = { 2025: 1 000 }\n"
  private let wrong = "let a = (\n"

  @Test func rewritesWhatIsUntidyAndNamesIt() {
    let files = MemoryFiles(["b/a.kalkyl": untidy, "b/b.kalkyl": tidy, "b/c.csv": "x  y"])
    let transcript = kalkyl("fmt", "b", files: files)
    #expect(transcript == Transcript(output: "b/a.kalkyl\n", error: "", status: .fine))
    #expect(files.text("b/a.kalkyl") == tidy)
    #expect(files.text("b/b.kalkyl") == tidy)
    #expect(files.text("b/c.csv") == "x  y")
    #expect(kalkyl("fmt", "b", files: files).output == "")
  }

  @Test func checkWritesNothing() {
    let files = MemoryFiles(["a.kalkyl": untidy, "b.kalkyl": tidy])
    let transcript = kalkyl("fmt", "--check", "a.kalkyl", "b.kalkyl", files: files)
    #expect(transcript == Transcript(output: "a.kalkyl\n", error: "", status: .failed))
    #expect(files.text("a.kalkyl") == untidy)
    #expect(kalkyl("fmt", "--check", "b.kalkyl", files: files).status == .fine)
  }

  @Test func leavesMistakesAloneAndSaysWhy() {
    let files = MemoryFiles(["a.kalkyl": wrong, "b.kalkyl": untidy])
    let transcript = kalkyl("fmt", "a.kalkyl", "b.kalkyl", files: files)
    #expect(transcript.status == .wrongScript)
    #expect(transcript.output == "b.kalkyl\n")
    #expect(transcript.error.hasPrefix("a.kalkyl:1:"))
    #expect(files.text("a.kalkyl") == wrong)
    #expect(files.text("b.kalkyl") == tidy)
  }

  @Test func filtersStandardInput() {
    #expect(kalkyl("fmt", "-", input: untidy).output == tidy)
    #expect(kalkyl("fmt", "-", input: wrong).output == "")
    #expect(kalkyl("fmt", "-", input: wrong).status == .wrongScript)
    let checked = kalkyl("fmt", "--check", "-", input: untidy)
    #expect(checked == Transcript(output: "standard input\n", error: "", status: .failed))
    #expect(kalkyl("fmt", "-", "a.kalkyl", input: tidy).status == .wrongCommandLine)
  }

  @Test func tellsWhatItCannotReadOrWrite() {
    let files = MemoryFiles(["/locked/a.kalkyl": untidy])
    #expect(kalkyl("fmt", "none.kalkyl", files: files).status == .wrongFile)
    let transcript = kalkyl("fmt", "/locked/a.kalkyl", files: files)
    #expect(transcript.status == .wrongFile)
    #expect(transcript.output == "")
    #expect(transcript.error.contains("/locked/a.kalkyl"))
  }

  @Test func keepsAFileItsPermissionsAndItsLink() throws {
    let folder = try TemporaryFolder()
    try folder.write("a.kalkyl", untidy)
    try folder.link("b.kalkyl", to: "a.kalkyl")
    let status = run(
      arguments: ["fmt", folder.at("b.kalkyl")],
      console: Console(
        readInput: { _ in .success([]) }, writeOutput: { _ in nil }, writeError: { _ in },
        files: .system))
    #expect(status == .fine)
    #expect(folder.text("a.kalkyl") == tidy)
    #expect(folder.isLink("b.kalkyl"))
    #expect(folder.names == ["a.kalkyl", "b.kalkyl"])
  }
}
