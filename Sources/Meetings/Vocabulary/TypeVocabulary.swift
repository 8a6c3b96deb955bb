/// Type codes and what they mean, by fellowship.
public enum TypeVocabulary {
  public static func meaning(of code: TypeCode) -> TypeMeaning? { nil }
}
