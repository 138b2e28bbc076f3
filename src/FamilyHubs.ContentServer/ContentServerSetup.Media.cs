using FamilyHubs.ContentServer.Media;
using FamilyHubs.ContentServer.Published;
using Microsoft.Extensions.DependencyInjection;

namespace FamilyHubs.ContentServer;

public static partial class ContentServerSetup
{
    private static void AddMedia(IServiceCollection services, ContentServerOptions settings)
    {
        services.AddSingleton(new MediaFiles(settings.MediaDirectory)).AddSingleton(new RenditionFiles(settings.RenditionsDirectory)).AddSingleton(new PictureTool()).AddSingleton<MediaStore>();
        services.AddSingleton<RenditionMaker>().AddHostedService(provider => provider.GetRequiredService<RenditionMaker>());
        services.AddSingleton<SiteFollower>(provider => provider.GetRequiredService<RenditionMaker>().Follow);
    }
}
