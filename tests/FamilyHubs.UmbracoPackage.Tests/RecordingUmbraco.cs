using FamilyHubs.UmbracoPackage.Installing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Umbraco.Cms.Core;
using Umbraco.Cms.Core.Configuration.Models;
using Umbraco.Cms.Core.DependencyInjection;
using Umbraco.Cms.Core.Events;
using Umbraco.Cms.Core.Models;
using Umbraco.Cms.Core.Models.ContentEditing;
using Umbraco.Cms.Core.Models.ContentPublishing;
using Umbraco.Cms.Core.Models.ContentTypeEditing;
using Umbraco.Cms.Core.Models.TemporaryFile;
using Umbraco.Cms.Core.Notifications;
using Umbraco.Cms.Core.PropertyEditors;
using Umbraco.Cms.Core.Serialization;
using Umbraco.Cms.Core.Services;
using Umbraco.Cms.Core.Services.ContentTypeEditing;
using Umbraco.Cms.Core.Services.OperationStatus;
using Umbraco.Cms.Core.Sync;

namespace FamilyHubs.UmbracoPackage.Tests;

/// <summary>Umbraco's services as far as the package uses them: they keep what they are handed, in the order in which it came.</summary>
internal sealed class RecordingUmbraco
{
    private readonly Dictionary<string, string> values = [];
    private readonly HashSet<Guid> folders = [];

    public List<IDataType> DataTypes { get; } = [];

    public List<ContentTypeCreateModel> Types { get; } = [];

    public List<(Guid Key, ContentTypeUpdateModel Model)> Changed { get; } = [];

    public List<MediaCreateModel> Media { get; } = [];

    public Dictionary<Guid, (string Name, byte[] Bytes)> Files { get; } = [];

    public List<ContentCreateModel> Documents { get; } = [];

    public List<Guid> Published { get; } = [];

    /// <summary>What was done, in order: "data type", "document type", "media", "document", "publish".</summary>
    public List<string> Steps { get; } = [];

    public List<string> Log { get; } = [];

    public RuntimeLevel Level { get; set; } = RuntimeLevel.Run;

    public ServerRole Role { get; set; } = ServerRole.Single;

    public DeliveryApiSettings DeliveryApi { get; } = new() { Enabled = true, Media = new() { Enabled = true } };

    /// <summary>Keys that Umbraco refuses.</summary>
    public HashSet<Guid> Refused { get; } = [];

    public bool IsInstalled => values.ContainsKey(InstallOnce.Installed);

    public void Forget() => values.Remove(InstallOnce.Installed);

    /// <summary>Starts Umbraco: the composer registers, and what it registered hears that the application has started.</summary>
    public async Task StartAsync()
    {
        var services = new ServiceCollection();
        new FamilyHubsComposer().Compose(StandIn.For<IUmbracoBuilder>(("get_Services", _ => services)));
        services.AddSingleton(Options.Create(DeliveryApi)).AddSingleton<ILogger<InstallOnce>>(new KeptLog(Log));
        services.AddSingleton(DataTypeService()).AddSingleton(Folders<IDataTypeContainerService>(Constants.ObjectTypes.DataType)).AddSingleton(Editors()).AddSingleton(StandIn.For<IConfigurationEditorJsonSerializer>());
        services.AddSingleton(TypeService()).AddSingleton(TypeEditing()).AddSingleton(Folders<IContentTypeContainerService>(Constants.ObjectTypes.DocumentType));
        services.AddSingleton(MediaEditing()).AddSingleton(MediaTypes()).AddSingleton(TemporaryFiles());
        services.AddSingleton(ContentEditing()).AddSingleton(Publishing());
        services.AddSingleton(StandIn.For<IRuntimeState>(("get_Level", _ => Level))).AddSingleton(StandIn.For<IServerRoleAccessor>(("get_CurrentServerRole", _ => Role)));
        services.AddSingleton(StandIn.For<IKeyValueService>(("GetValue", args => values.GetValueOrDefault((string)args[0]!)), ("SetValue", args => values[(string)args[0]!] = (string)args[1]!)));
        await using var provider = services.BuildServiceProvider();
        foreach (var handler in provider.GetServices<INotificationAsyncHandler<UmbracoApplicationStartedNotification>>())
            await handler.HandleAsync(new UmbracoApplicationStartedNotification(isRestarting: false), CancellationToken.None);
    }

    private IDataTypeService DataTypeService() => StandIn.For<IDataTypeService>(
        ("GetAsync", args => Task.FromResult(DataTypes.Find(type => type.Key == (Guid)args[0]!))),
        ("CreateAsync", args =>
        {
            var type = (IDataType)args[0]!;
            if (Refused.Contains(type.Key)) return Task.FromResult(Attempt.FailWithStatus(DataTypeOperationStatus.InvalidConfiguration, type));
            Keep("data type", DataTypes, type, args[1]);
            return Task.FromResult(Attempt.SucceedWithStatus(DataTypeOperationStatus.Success, type));
        }
    ));

    private T Folders<T>(Guid contained)
        where T : class => StandIn.For<T>(
            ("GetAsync", args => Task.FromResult(folders.Contains((Guid)args[0]!) ? Folder((Guid)args[0]!, contained) : null)),
            ("CreateAsync", args =>
            {
                folders.Add((Guid)args[0]!);
                return Task.FromResult(Attempt.SucceedWithStatus<EntityContainer?, EntityContainerOperationStatus>(EntityContainerOperationStatus.Success, Folder((Guid)args[0]!, contained)));
            }
    ));

    private static EntityContainer Folder(Guid key, Guid contained) => new(1234, key, -1, "-1,1234", 1, 0, contained, "Family Hubs", -1);

    private static PropertyEditorCollection Editors()
    {
        string[] aliases =
        [
            "Umbraco.TextBox", "Umbraco.TextArea", "Umbraco.EmailAddress", "Umbraco.Integer", "Umbraco.Decimal", "Umbraco.TrueFalse", "Umbraco.DateOnly", "Umbraco.DateTimeWithTimeZone",
            "Umbraco.Tags", "Umbraco.MultipleTextstring", "Umbraco.DropDown.Flexible", "Umbraco.CheckBoxList", "Umbraco.RichText", "Umbraco.BlockList", "Umbraco.MultiNodeTreePicker", "Umbraco.MediaPicker3", "Umbraco.MultiUrlPicker", "Umbraco.Plain.Json",
        ];
        return new PropertyEditorCollection(new DataEditorCollection(() => aliases.Select(Editor).ToList()));
    }

    private static IDataEditor Editor(string alias)
    {
        var value = StandIn.For<IDataValueEditor>(("get_ValueType", _ => alias == "Umbraco.Integer" ? ValueTypes.Integer : ValueTypes.Text));
        var configuration = StandIn.For<IConfigurationEditor>(("get_DefaultConfiguration", _ => new Dictionary<string, object>()));
        return StandIn.For<IDataEditor>(("get_Alias", _ => alias), ("get_IsDeprecated", _ => false), ("GetValueEditor", _ => value), ("GetConfigurationEditor", _ => configuration));
    }

    private IContentTypeService TypeService() => StandIn.For<IContentTypeService>(
        ("GetAsync", args => Task.FromResult(Types.Exists(type => type.Key == (Guid)args[0]!) ? TypeNamed((Guid)args[0]!) : null)));

    private static IContentType TypeNamed(Guid key) => StandIn.For<IContentType>(("get_Key", _ => key));

    private IContentTypeEditingService TypeEditing() => StandIn.For<IContentTypeEditingService>(
        ("CreateAsync", args =>
        {
            var model = (ContentTypeCreateModel)args[0]!;
            if (Refused.Contains(model.Key!.Value)) return Task.FromResult(Attempt.FailWithStatus<IContentType?, ContentTypeOperationStatus>(ContentTypeOperationStatus.DuplicateAlias, null));
            Keep("document type", Types, model, args[1]);
            return Task.FromResult(Attempt.SucceedWithStatus<IContentType?, ContentTypeOperationStatus>(ContentTypeOperationStatus.Success, TypeNamed(model.Key.Value)));
        }
    ),
        ("UpdateAsync", args =>
        {
            Keep("document type", Changed, (((IContentType)args[0]!).Key, (ContentTypeUpdateModel)args[1]!), args[2]);
            return Task.FromResult(Attempt.SucceedWithStatus<IContentType?, ContentTypeOperationStatus>(ContentTypeOperationStatus.Success, (IContentType)args[0]!));
        }
    ));

    private static IMediaTypeService MediaTypes() => StandIn.For<IMediaTypeService>(("Get", args => StandIn.For<IMediaType>(("get_Key", _ => KeyOf((string)args[0]!)))));

    /// <summary>A key for a built-in media type.</summary>
    public static Guid KeyOf(string mediaType) => new(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(mediaType)).AsSpan(0, 16));

    private IMediaEditingService MediaEditing() => StandIn.For<IMediaEditingService>(
        ("GetAsync", args => Task.FromResult(Media.Exists(item => item.Key == (Guid)args[0]!) ? StandIn.For<IMedia>() : null)),
        ("CreateAsync", args =>
        {
            var model = (MediaCreateModel)args[0]!;
            if (Refused.Contains(model.Key!.Value)) return Task.FromResult(Attempt.FailWithStatus(ContentEditingOperationStatus.NotAllowed, new MediaCreateResult()));
            Keep("media", Media, model, args[1]);
            return Task.FromResult(Attempt.SucceedWithStatus(ContentEditingOperationStatus.Success, new MediaCreateResult()));
        }
    ));

    private ITemporaryFileService TemporaryFiles() => StandIn.For<ITemporaryFileService>(("CreateAsync", args =>
    {
        var model = (CreateTemporaryFileModel)args[0]!;
        using var bytes = new MemoryStream();
        using (var stream = model.OpenReadStream()) stream.CopyTo(bytes);
        Files[model.Key] = (model.FileName, bytes.ToArray());
        return Task.FromResult(Attempt.SucceedWithStatus<TemporaryFileModel?, TemporaryFileOperationStatus>(TemporaryFileOperationStatus.Success,
            new TemporaryFileModel { Key = model.Key, FileName = model.FileName, AvailableUntil = default }));
    }
    ));

    private IContentEditingService ContentEditing() => StandIn.For<IContentEditingService>(
        ("GetAsync", args => Task.FromResult(Documents.Exists(document => document.Key == (Guid)args[0]!) ? StandIn.For<IContent>() : null)),
        ("CreateAsync", args =>
        {
            var model = (ContentCreateModel)args[0]!;
            if (Refused.Contains(model.Key!.Value)) return Task.FromResult(Attempt.FailWithStatus(ContentEditingOperationStatus.PropertyValidationError, new ContentCreateResult()));
            Keep("document", Documents, model, args[1]);
            return Task.FromResult(Attempt.SucceedWithStatus(ContentEditingOperationStatus.Success, new ContentCreateResult()));
        }
    ));

    private IContentPublishingService Publishing() => StandIn.For<IContentPublishingService>(("PublishAsync", args =>
    {
        var schedule = ((ICollection<CulturePublishScheduleModel>)args[1]!).Single();
        if (schedule.Culture is not null || schedule.Schedule is not null) throw new InvalidOperationException("Invariant documents are published now, without a language.");
        Keep("publish", Published, (Guid)args[0]!, args[2]);
        return Task.FromResult(Attempt.SucceedWithStatus(ContentPublishingOperationStatus.Success, new ContentPublishingResult()));
    }
    ));

    private void Keep<T>(string step, List<T> kept, T item, object? user)
    {
        if (!Equals(user, Constants.Security.SuperUserKey)) throw new InvalidOperationException($"The {step} was made by {user}.");
        kept.Add(item);
        Steps.Add(step);
    }

    private sealed class KeptLog(List<string> lines) : ILogger<InstallOnce>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Add($"{logLevel}: {formatter(state, exception)}");
    }
}
