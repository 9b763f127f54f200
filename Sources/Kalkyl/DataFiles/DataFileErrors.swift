/// The errors of one data file: the first ten as they are, and a count of the rest.
public struct DataFileErrors: Sendable {
  private static let most = 10

  private var shown: [Diagnostic] = []
  private var furtherCount = 0
  private var firstFurther: SourceSpan?

  public init() {}

  public var isEmpty: Bool { shown.isEmpty }

  /// Notes an error, in the order of the file.
  public mutating func add(_ error: Diagnostic) {
    if shown.count < Self.most {
      shown.append(error)
    } else {
      furtherCount += 1
      firstFurther = firstFurther ?? error.primary.span
    }
  }

  /// Notes those of a later part of the file.
  mutating func add(_ later: DataFileErrors) {
    for error in later.shown { add(error) }
    furtherCount += later.furtherCount
    firstFurther = firstFurther ?? later.firstFurther
  }

  /// How many places of the file are told of.
  var placesTold: Int { shown.count + (firstFurther == nil ? 0 : 1) }

  /// What to tell: at most ten errors, and one that counts the others.
  public var diagnostics: [Diagnostic] {
    guard let firstFurther else { return shown }
    return shown + [.furtherDataErrors(furtherCount, from: firstFurther)]
  }
}
