import Foundation
import Testing

@testable import KalkylTool

/// What a script may read: files beside it and below, and nothing else.
struct ScriptFolderTests {
  private let root: TemporaryFolder
  private let folder: ScriptFolder
  private let script: String

  init() throws {
    root = try TemporaryFolder()
    try root.write("budget/main.kalkyl", "")
    try root.write("budget/members.kalkyl", "members")
    try root.write("budget/data/population.csv", "population")
    try root.write("budget/data/library.kalkyl", "library")
    try root.write("secret.csv", "secret")
    script = root.at("budget/main.kalkyl")
    folder = ScriptFolder(ofScript: script, files: .system)
  }

  private func text(_ path: String, in other: String? = nil) -> String {
    switch folder.load(path, namedIn: other ?? script) {
    case .success(let file):
      (try? file.stream.bytes()).map { String(decoding: $0, as: UTF8.self) } ?? ""
    case .failure(let failure): failure.message
    }
  }

  @Test func findsFilesBesideAndBelow() {
    #expect(text("members.kalkyl") == "members")
    #expect(text("./members.kalkyl") == "members")
    #expect(text("data/population.csv") == "population")
    #expect(text("data/../members.kalkyl") == "members")
  }

  @Test func startsFromTheFileThatNamesTheOther() {
    let library = root.at("budget/data/library.kalkyl")
    #expect(text("population.csv", in: library) == "population")
    #expect(text("../members.kalkyl", in: library) == "members")
    #expect(text("../../secret.csv", in: library) == FileFailure.outside.message)
  }

  @Test func takesDoubledSlashes() {
    let script = root.at("budget//main.kalkyl")
    let folder = ScriptFolder(ofScript: script, files: .system)
    #expect((try? folder.load("data//population.csv", namedIn: script).get()) != nil)
  }

  @Test func showsTheNameAsTheUserWouldWriteIt() throws {
    let file = try folder.load("data/../members.kalkyl", namedIn: script).get()
    #expect(file.name == root.at("budget/members.kalkyl"))
  }

  @Test(arguments: [
    "../secret.csv", "data/../../secret.csv", "/etc/passwd", "//etc/passwd", "..", "../budget/x",
    "members.kalkyl\0", "outward", "outfolder/secret.csv",
  ])
  func staysInside(path: String) throws {
    try root.link("budget/outward", to: "../secret.csv")
    try root.link("budget/outfolder", to: root.path)
    #expect(text(path) == FileFailure.outside.message)
  }

  @Test func followsLinksThatStayInside() throws {
    try root.link("budget/latest.csv", to: "data/population.csv")
    try root.link("budget/folder", to: "data")
    #expect(text("latest.csv") == "population")
    #expect(text("folder/population.csv") == "population")
  }

  @Test func opensOrdinaryFilesOnly() {
    root.pipe("budget/pipe")
    #expect(text("pipe") == FileFailure.notRegular.message)
    #expect(text("data") == FileFailure.folder.message)
    #expect(text("") == FileFailure.folder.message)
    #expect(text("none.csv") == FileFailure.missing.message)
    #expect(text("members.kalkyl/x") == FileFailure.missing.message)
  }

  @Test func findsANameThatTheDiskWritesOtherwise() throws {
    try root.write("budget/Laxa\u{30A}.csv", "decomposed")
    #expect(text("Lax\u{E5}.csv") == "decomposed")
  }

  @Test func standardInputHasTheCurrentFolder() throws {
    let files = MemoryFiles(["members.kalkyl": "members", "data/x.csv": "x"]).files
    let folder = ScriptFolder(ofScript: "-", files: files)
    let file = try folder.load("data/x.csv", namedIn: "standard input").get()
    #expect(file.name == "data/x.csv")
    #expect(throws: FileFailure.outside) {
      try folder.load("../x.csv", namedIn: "standard input").get()
    }
  }

  @Test func eachScriptHasItsOwnFolder() throws {
    let files = MemoryFiles(["a/one.csv": "1", "b/two.csv": "2"]).files
    let folders = ScriptFolders(ofScripts: ["a/x.kalkyl", "b/y.kalkyl"], files: files)
    #expect(try folders.load("two.csv", namedIn: "b/y.kalkyl").get().name == "b/two.csv")
    #expect(throws: FileFailure.missing) {
      try folders.load("two.csv", namedIn: "a/x.kalkyl").get()
    }
    #expect(throws: FileFailure.outside) {
      try folders.load("../b/two.csv", namedIn: "a/x.kalkyl").get()
    }
  }
}
