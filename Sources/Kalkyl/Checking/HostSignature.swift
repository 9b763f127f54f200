/// What a host's own function takes and gives: numbers or amounts, cell by cell.
public struct HostSignature: Sendable {
  public enum Kind: Sendable {
    case number
    case amount
  }

  public let parameters: [Kind]
  public let result: Kind

  public init(parameters: [Kind], result: Kind) {
    self.parameters = parameters
    self.result = result
  }
}

extension HostSignature.Kind {
  var valueKind: ValueKind {
    switch self {
    case .number: .number
    case .amount: .amount
    }
  }
}
